package dev.offsetlab.engine.meta;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// All that the broker must remember beside its logs: an immutable value, replaced as a whole.
///
/// @param clusterConfigs dynamic broker configs for every broker (`--entity-default`)
/// @param brokerConfigs  dynamic configs of this broker by its name; they win over `clusterConfigs`
/// @param topics         by name
/// @param leaving        topics whose deletion was promised and whose folders may still be there, name by id
/// @param nextProducerId ids below were given out, or belong to a block that may have been
record MetaState(
        Map<String, String> clusterConfigs,
        Map<String, String> brokerConfigs,
        SortedMap<String, StoredTopic> topics,
        Map<Uuid, String> leaving,
        long nextProducerId) {
    static final MetaState EMPTY = new MetaState(Map.of(), Map.of(), new TreeMap<>(), Map.of(), 0);

    MetaState {
        clusterConfigs = Map.copyOf(clusterConfigs);
        brokerConfigs = Map.copyOf(brokerConfigs);
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
        leaving = Map.copyOf(leaving);
    }

    MetaState withClusterConfigs(Map<String, String> configs) {
        return new MetaState(configs, brokerConfigs, topics, leaving, nextProducerId);
    }

    MetaState withBrokerConfigs(Map<String, String> configs) {
        return new MetaState(clusterConfigs, configs, topics, leaving, nextProducerId);
    }

    MetaState withTopic(StoredTopic topic) {
        SortedMap<String, StoredTopic> changed = new TreeMap<>(topics);
        changed.put(topic.name(), topic);
        return new MetaState(clusterConfigs, brokerConfigs, changed, leaving, nextProducerId);
    }

    /// The topic is gone for everybody, its folders not yet.
    MetaState withLeaving(StoredTopic topic) {
        SortedMap<String, StoredTopic> changed = new TreeMap<>(topics);
        changed.remove(topic.name());
        Map<Uuid, String> going = new TreeMap<>(leaving);
        going.put(topic.id(), topic.name());
        return new MetaState(clusterConfigs, brokerConfigs, changed, going, nextProducerId);
    }

    MetaState withoutLeaving(Uuid id) {
        Map<Uuid, String> going = new TreeMap<>(leaving);
        going.remove(id);
        return new MetaState(clusterConfigs, brokerConfigs, topics, going, nextProducerId);
    }

    MetaState withNextProducerId(long next) {
        return new MetaState(clusterConfigs, brokerConfigs, topics, leaving, next);
    }
}
