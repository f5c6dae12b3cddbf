package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Settings;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidRequestException;

/// Whose configs a request means: a topic's, or the broker's (by its name, or for all brokers by the empty name).
record ConfigResources(BrokerIdentity identity) {

    /// @throws InvalidRequestException where this broker has no such configs
    static InvalidRequestException unsupported(ConfigResource.Type type) {
        return new InvalidRequestException("Unsupported resource type: " + type);
    }

    /// @throws InvalidRequestException another broker, or not a number
    Settings.Scope brokerScope(String name) {
        if (name.isEmpty()) {
            return Settings.Scope.CLUSTER;
        }
        try {
            if (Integer.parseInt(name) == identity.nodeId()) {
                return Settings.Scope.BROKER;
            }
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("Broker id must be an integer, but it is: " + name);
        }
        throw new InvalidRequestException(
                "Unexpected broker id, expected " + identity.nodeId() + " or empty string, but received " + name);
    }
}
