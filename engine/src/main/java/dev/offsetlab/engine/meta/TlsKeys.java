package dev.offsetlab.engine.meta;

import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.SslConfigs;

/// The configs of the TLS listener: Kafka's names, but for the port. All are read once, when the broker
/// starts.
final class TlsKeys {
    static final String PORT = "ssl.port";
    static final String CLIENT_AUTH = "ssl.client.auth";
    private static final int LARGEST_PORT = 65_535;

    private TlsKeys() {}

    static ConfigSchema addTo(ConfigSchema schema) {
        schema.atStart(
                        PORT,
                        INT,
                        -1,
                        between(-1, LARGEST_PORT),
                        "A second port of the broker's host, for clients with security.protocol=SSL; 0: a free one, -1:"
                                + " there is none.")
                .atStart(
                        CLIENT_AUTH,
                        STRING,
                        "none",
                        ValidString.in("none", "requested", "required"),
                        "Whether clients show a certificate, too; who signed it is in ssl.truststore.location.")
                .atStart(
                        SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
                        LIST,
                        "TLSv1.2,TLSv1.3",
                        null,
                        "Versions of TLS that are spoken.")
                .atStart(
                        SslConfigs.SSL_CIPHER_SUITES_CONFIG,
                        LIST,
                        "",
                        null,
                        "Cipher suites that are allowed, the best first. Empty: those of the JDK.");
        store(schema, "ssl.keystore", "the broker's certificate and key. Unset: the broker makes its own");
        store(schema, "ssl.truststore", "the certificates that clients' certificates are checked against");
        return schema.atStart(
                SslConfigs.SSL_KEY_PASSWORD_CONFIG,
                PASSWORD,
                null,
                null,
                "The password of the key in the keystore. Unset: the keystore's.");
    }

    private static void store(ConfigSchema schema, String prefix, String holds) {
        schema.atStart(prefix + ".location", STRING, null, null, "The file with " + holds + ".")
                .atStart(prefix + ".type", STRING, "PKCS12", null, "Type of that file: PKCS12, JKS or PEM.")
                .atStart(prefix + ".password", PASSWORD, null, null, "The password of that file.");
    }
}
