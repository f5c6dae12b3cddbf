package dev.offsetlab.engine.server.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// Makes the engine of each TLS connection, from Kafka's `ssl.*` configs as Kafka reads them: keystores of
/// type PKCS12, JKS or PEM, client certificates, protocols.
///
/// Any thread may call it.
public final class TlsContext implements AutoCloseable {
    /// Sessions that a client may take up again; each takes some KiB.
    private static final int MOST_SESSIONS = 1_000;

    private final DefaultSslEngineFactory factory = new DefaultSslEngineFactory();

    private TlsContext(Map<String, Object> configs) {
        factory.configure(configs);
        factory.sslContext().getServerSessionContext().setSessionCacheSize(MOST_SESSIONS);
    }

    /// @param configs typed values of `ssl.*`, a keystore's place among them
    /// @throws IOException with one clear line: a store that cannot be read, or with another password
    public static TlsContext open(Map<String, Object> configs) throws IOException {
        Map<String, Object> all = new HashMap<>(configs);
        all.putIfAbsent(SslConfigs.SSL_PROTOCOL_CONFIG, SslConfigs.DEFAULT_SSL_PROTOCOL);
        try {
            return new TlsContext(all);
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the TLS listener cannot start: " + e.getMessage() + " (" + cause.getMessage()
                            + "); check ssl.keystore.location, .password and .type, and those of ssl.truststore",
                    e);
        }
    }

    /// What the broker shows to its clients, and the key to it.
    KeyStore keystore() {
        return factory.keystore();
    }

    /// A server's engine for one connection.
    public SSLEngine engine(InetSocketAddress remote) {
        return factory.createServerSslEngine(remote.getHostString(), remote.getPort());
    }

    @Override
    public void close() {
        factory.close();
    }
}
