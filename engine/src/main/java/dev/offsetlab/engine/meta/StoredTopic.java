package dev.offsetlab.engine.meta;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// A topic as [MetaFile] keeps it.
record StoredTopic(String name, Uuid id, int partitions, Map<String, String> configs) {
    StoredTopic {
        configs = Map.copyOf(configs);
    }

    StoredTopic withPartitions(int total) {
        return new StoredTopic(name, id, total, configs);
    }

    StoredTopic withConfigs(Map<String, String> own) {
        return new StoredTopic(name, id, partitions, own);
    }

    /// In the order in which they are written.
    Map<String, String> sortedConfigs() {
        return new TreeMap<>(configs);
    }
}
