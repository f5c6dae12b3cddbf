package dev.offsetlab.engine.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lab's certificate, made once for all tests of this JVM: `keytool` takes a second or two.
public final class TestCertificate {
    private static byte @Nullable [] made;

    private TestCertificate() {}

    /// Puts it where the broker would have made it.
    public static synchronized void into(Path folder) throws IOException {
        if (made == null) {
            Path apart = Files.createTempDirectory("test-certificate");
            LabCertificate.configs(apart, "127.0.0.1");
            made = Files.readAllBytes(apart.resolve(LabCertificate.FILE));
            Files.delete(apart.resolve(LabCertificate.FILE));
            Files.delete(apart);
        }
        Files.createDirectories(folder);
        TlsFiles.write(folder.resolve(LabCertificate.FILE), made, TlsFiles.OWNER_ONLY);
    }
}
