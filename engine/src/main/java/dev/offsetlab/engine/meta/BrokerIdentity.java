package dev.offsetlab.engine.meta;

import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// Who this broker says it is.
///
/// @param endpoints what clients are told to connect to (advertised), by what they speak; it grows when a
///   listener is opened later
public record BrokerIdentity(String clusterId, int nodeId, Map<SecurityProtocol, Endpoint> endpoints) {
    private static final String FORM = "must be PLAINTEXT://host:port or SSL://host:port, with a comma between several";

    public BrokerIdentity {
        endpoints = new ConcurrentHashMap<>(endpoints);
    }

    /// The addresses of `advertised.listeners` where those are set, else those that the broker listens on.
    ///
    /// @throws ConfigException where it is not of the form PLAINTEXT://host:port, or of a listener that is
    ///   not there
    public static BrokerIdentity of(String clusterId, Settings settings, Collection<Endpoint> bound) {
        Map<SecurityProtocol, Endpoint> endpoints = new EnumMap<>(SecurityProtocol.class);
        bound.forEach(endpoint -> endpoints.put(endpoint.securityProtocol(), endpoint));
        String advertised = settings.stringValue("advertised.listeners");
        for (String listener : advertised.isEmpty() ? new String[0] : advertised.split(",", -1)) {
            Endpoint told = parse(listener.strip());
            if (endpoints.put(told.securityProtocol(), told) == null) {
                throw new ConfigException("advertised.listeners", advertised, "there is no such listener: " + listener);
            }
        }
        return new BrokerIdentity(clusterId, settings.intValue("node.id"), endpoints);
    }

    /// Where the listener of this `protocol` is listening.
    public static Endpoint bound(SecurityProtocol protocol, String host, int port) {
        return new Endpoint(protocol.name, protocol, host, port);
    }

    /// A listener was opened while the broker runs.
    public void add(Endpoint bound) {
        endpoints.put(bound.securityProtocol(), bound);
    }

    /// What a client that speaks `protocol` is told.
    public Endpoint endpoint(SecurityProtocol protocol) {
        Endpoint endpoint = endpoints.get(protocol);
        if (endpoint == null) {
            throw new IllegalArgumentException("no listener of protocol=" + protocol);
        }
        return endpoint;
    }

    private static Endpoint parse(String listener) {
        try {
            URI address = URI.create(listener);
            if (address.getHost() != null && address.getPort() > 0 && address.getScheme() != null) {
                SecurityProtocol protocol =
                        SecurityProtocol.forName(address.getScheme().toUpperCase(Locale.ROOT));
                return bound(protocol, address.getHost(), address.getPort());
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigException("advertised.listeners", listener, FORM);
        }
        throw new ConfigException("advertised.listeners", listener, FORM);
    }
}
