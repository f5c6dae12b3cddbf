package dev.offsetlab.engine.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate that the lab makes for itself where none is given: for `localhost` and the broker's own
/// address, signed by itself, kept in the data folder for the next start. Clients believe it because they
/// were handed it.
///
/// A file of its own beside the broker's others, for a folder there would be taken for a partition. Only
/// its owner may read it: that protects the key, the password is known.
final class LabCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(LabCertificate.class);

    static final String FILE = "offset-lab-tls.p12";
    static final String PASSWORD = "offset-lab";
    private static final String ALIAS = "offset-lab";
    private static final String TYPE = "PKCS12";
    private static final Duration LEFT_AT_LEAST = Duration.ofDays(7);
    private static final List<String> LOOPBACK = List.of("dns:localhost", "ip:127.0.0.1", "ip:0:0:0:0:0:0:0:1");

    private LabCertificate() {}

    /// The configs of a keystore in `folder` that is good for `host`; made, or made anew, where there is
    /// none.
    static Map<String, Object> configs(Path folder, String host) throws IOException {
        Path file = folder.resolve(FILE);
        List<String> names = names(host);
        if (!isGood(file, names)) {
            make(file, names);
        }
        return Map.of(
                SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
                TYPE,
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                file.toString(),
                SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
                new Password(PASSWORD));
    }

    /// As `keytool` writes them.
    static List<String> names(String host) throws IOException {
        List<String> names = new ArrayList<>(LOOPBACK);
        String literal = InetAddress.getByName(host).getHostAddress();
        boolean address = host.contains(":") || host.equals(literal);
        String name = address ? "ip:" + literal : "dns:" + host;
        if (!names.contains(name)) {
            names.add(name);
        }
        return names;
    }

    /// It is there, is read, holds for a while yet, and for every one of `names`.
    private static boolean isGood(Path file, List<String> names) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
            if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
                return false;
            }
            certificate.checkValidity(Date.from(Instant.now().plus(LEFT_AT_LEAST)));
            return namesOf(certificate).containsAll(names);
        } catch (GeneralSecurityException | IOException unusable) {
            LOG.info("certificate is made anew: file={} reason={}", file, unusable.getMessage());
            return false;
        }
    }

    private static List<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
        var alternatives = certificate.getSubjectAlternativeNames();
        return alternatives == null
                ? List.of()
                : alternatives.stream()
                        .map(name -> (name.getFirst().equals(2) ? "dns:" : "ip:") + name.get(1))
                        .toList();
    }

    /// In a folder that is its owner's alone, then moved to its place as a whole.
    private static void make(Path file, List<String> names) throws IOException {
        Path apart = Files.createTempDirectory("offset-lab-tls");
        Path made = apart.resolve(FILE);
        try {
            Keytool.makeKeystore(made, ALIAS, PASSWORD, names);
            TlsFiles.write(file, Files.readAllBytes(made), TlsFiles.OWNER_ONLY);
        } finally {
            Files.deleteIfExists(made);
            Files.deleteIfExists(made.resolveSibling(FILE + ".txt"));
            Files.deleteIfExists(apart);
        }
        LOG.info("certificate made: file={} names={}", file, names);
    }
}
