package dev.offsetlab.engine.meta;

import java.net.URI;
import org.apache.kafka.common.config.ConfigException;

/// Who this broker says it is.
///
/// @param host what clients are told to connect to (advertised)
public record BrokerIdentity(String clusterId, int nodeId, String host, int port) {

    /// The address of `advertised.listeners` where that is set, else the one that the broker listens on.
    ///
    /// @throws ConfigException where it is not of the form PLAINTEXT://host:port
    public static BrokerIdentity of(String clusterId, Settings settings, String boundHost, int boundPort) {
        int nodeId = settings.intValue("node.id");
        String advertised = settings.stringValue("advertised.listeners");
        if (advertised.isEmpty()) {
            return new BrokerIdentity(clusterId, nodeId, boundHost, boundPort);
        }
        URI address = parse(advertised);
        return new BrokerIdentity(clusterId, nodeId, address.getHost(), address.getPort());
    }

    private static URI parse(String advertised) {
        try {
            URI address = URI.create(advertised);
            if (address.getHost() != null && address.getPort() > 0) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException("advertised.listeners", advertised, "must be PLAINTEXT://host:port");
        }
        throw new ConfigException("advertised.listeners", advertised, "must be PLAINTEXT://host:port");
    }
}
