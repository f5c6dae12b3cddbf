package dev.offsetlab.engine.server.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The JDK's own `keytool`, as a child process: the one way to make a certificate that needs no class of
/// the JDK's inside. It takes about a second, once.
final class Keytool {
    private static final long MOST_SECONDS = 60;
    private static final String DAYS_VALID = "825";

    private Keytool() {}

    /// A PKCS12 keystore with a fresh key and a certificate that it signed itself.
    ///
    /// @param names for whom it is good, as `dns:localhost`, `ip:127.0.0.1`; the file must not be there
    /// @throws IOException with one clear line: there is no keytool, it failed, or took too long
    static void makeKeystore(Path file, String alias, String password, List<String> names) throws IOException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(tool)) {
            throw new IOException("no keytool in this Java, so no certificate can be made: give one with"
                    + " ssl.keystore.location; keytool=" + tool);
        }
        Path output = file.resolveSibling(file.getFileName() + ".txt");
        Process keytool = new ProcessBuilder(command(tool, file, alias, password, names))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!keytool.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool made no certificate within " + MOST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool made a certificate", e);
        } finally {
            keytool.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        if (keytool.exitValue() != 0) {
            throw new IOException("keytool made no certificate: "
                    + said.lines().map(String::strip).collect(Collectors.joining(" ")));
        }
    }

    private static List<String> command(Path tool, Path file, String alias, String password, List<String> names) {
        return List.of(
                tool.toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Offset Lab",
                "-ext",
                "san=" + String.join(",", names),
                "-validity",
                DAYS_VALID,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password);
    }
}
