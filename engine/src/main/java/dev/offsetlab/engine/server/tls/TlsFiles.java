package dev.offsetlab.engine.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.SslConfigs;

/// What the broker leaves in its data folder so that clients find their way: the certificates to believe,
/// and a file of client configs for Kafka's own tools. Both hold nothing secret and are written at each
/// start.
final class TlsFiles {
    static final String TRUSTSTORE = "offset-lab-tls.pem";
    static final String CLIENT_CONFIGS = "offset-lab-tls.properties";
    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rw-r--r--");
    private static final int PEM_LINE = 64;

    private TlsFiles() {}

    /// The certificates of `keystore`, as clients want them in a truststore.
    static Path writeTruststore(Path folder, KeyStore keystore) throws IOException {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII));
        try {
            for (String alias : Collections.list(keystore.aliases())) {
                Certificate[] chain = keystore.getCertificateChain(alias);
                for (Certificate certificate : chain == null ? new Certificate[0] : chain) {
                    pem.append("-----BEGIN CERTIFICATE-----\n")
                            .append(lines.encodeToString(certificate.getEncoded()))
                            .append("\n-----END CERTIFICATE-----\n");
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the keystore's certificates cannot be read: " + e.getMessage(), e);
        }
        Path file = folder.resolve(TRUSTSTORE);
        write(file, pem.toString().getBytes(US_ASCII), EVERYBODY);
        return file;
    }

    /// What a client that believes `truststore` has to set.
    static Map<String, String> clientConfigs(Path truststore) {
        return Map.of(
                "security.protocol",
                "SSL",
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                truststore.toString());
    }

    /// For `--command-config` of Kafka's own tools.
    static Path writeClientConfigs(Path folder, Map<String, String> configs) throws IOException {
        String lines = new TreeMap<>(configs)
                .entrySet().stream()
                        .map(config -> config.getKey() + "=" + config.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining());
        Path file = folder.resolve(CLIENT_CONFIGS);
        write(file, lines.getBytes(UTF_8), EVERYBODY);
        return file;
    }

    /// Whole or not at all.
    static void write(Path file, byte[] bytes, Set<PosixFilePermission> rights) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(rights));
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
