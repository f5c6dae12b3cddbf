package dev.offsetlab.engine;

import java.nio.file.Path;
import java.util.Map;

/// How to start a broker.
///
/// @param port        0 picks a free one
/// @param configs     static broker configs by Kafka's names (`data.path`, `log.segment.bytes`, ...)
/// @param allowRemote may listen on an address other machines reach
public record BrokerConfig(String host, int port, Path dataFolder, Map<String, String> configs, boolean allowRemote) {
    public static BrokerConfig local(Path dataFolder) {
        return new BrokerConfig("127.0.0.1", 0, dataFolder, Map.of(), false);
    }
}
