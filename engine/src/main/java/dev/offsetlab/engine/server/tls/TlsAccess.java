package dev.offsetlab.engine.server.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.SslConfigs;

/// How clients come in by TLS.
///
/// ```
///   Map<String, Object> configs = new HashMap<>(access.clientConfigs());
///   configs.put("bootstrap.servers", ...access.address()...);
///   new KafkaConsumer<>(configs, ...)
/// ```
///
/// @param address       of the TLS listener
/// @param truststore    the certificates to believe, PEM: `ssl.truststore.location` of Kafka's clients (with
///   `ssl.truststore.type=PEM`), `ssl.ca.location` of kcat, `-CAfile` of openssl
/// @param clientConfigs what a client sets: `security.protocol`, `ssl.truststore.type`,
///   `ssl.truststore.location`; where `ssl.client.auth=required` it brings a keystore of its own besides
/// @param clientFile    the same as a file, for `--command-config` of Kafka's own tools
public record TlsAccess(
        InetSocketAddress address, Path truststore, Map<String, String> clientConfigs, Path clientFile) {

    /// A listener's engines, and how clients come in.
    public record Opened(TlsContext context, TlsAccess access) {}

    /// Opens the keystore that `configs` name, or the lab's own certificate where they name none, and
    /// writes what clients need into `folder`.
    ///
    /// @param host    the host that clients are told
    /// @param configs typed values of `ssl.*`
    /// @throws IOException with one clear line
    public static Opened open(Path folder, InetSocketAddress address, String host, Map<String, Object> configs)
            throws IOException {
        Map<String, Object> all = new HashMap<>(configs);
        if (!configs.containsKey(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG)) {
            all.putAll(LabCertificate.configs(folder.toAbsolutePath(), host));
        }
        TlsContext context = TlsContext.open(all);
        Path truststore = TlsFiles.writeTruststore(folder.toAbsolutePath(), context.keystore());
        Map<String, String> client = TlsFiles.clientConfigs(truststore);
        Path file = TlsFiles.writeClientConfigs(folder.toAbsolutePath(), client);
        return new Opened(context, new TlsAccess(address, truststore, client, file));
    }
}
