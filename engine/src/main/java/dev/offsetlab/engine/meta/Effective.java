package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.LogConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/// What is in force at one moment, parsed: what [Settings] answers from. Immutable, made anew by every change.
///
/// @param values      broker configs by name; without those that have neither value nor default
/// @param path        the broker's data path
/// @param clientPaths data paths by client id
/// @param topicPaths  data paths by topic, of topics that have one of their own
record Effective(
        Layers layers,
        Map<String, Object> values,
        String path,
        Map<String, String> clientPaths,
        Map<String, String> topicPaths) {

    static Effective of(Layers layers) {
        Map<String, Object> values = new HashMap<>();
        for (ConfigDef.ConfigKey key : BrokerKeys.SCHEMA.keys()) {
            List<ConfigValue> set = layers.set(key.name);
            String text = set.isEmpty()
                    ? ConfigSchema.defaultText(key)
                    : set.getFirst().value();
            Object value = text == null ? null : ConfigDef.parseType(key.name, text, key.type);
            if (value != null) {
                values.put(key.name, value);
            }
        }
        String path = String.valueOf(values.get(BrokerKeys.DATA_PATH));
        return new Effective(layers, Map.copyOf(values), path, clientPaths(layers), topicPaths(layers));
    }

    private static Map<String, String> clientPaths(Layers layers) {
        Map<String, String> paths = new HashMap<>();
        for (Map<String, String> place : List.of(
                layers.fixed(), layers.state().clusterConfigs(), layers.state().brokerConfigs())) {
            for (String name : place.keySet()) {
                if (name.startsWith(BrokerKeys.DATA_PATH_CLIENT)) {
                    layers.set(name).stream()
                            .limit(1)
                            .forEach(value -> paths.put(
                                    name.substring(BrokerKeys.DATA_PATH_CLIENT.length()),
                                    String.valueOf(value.value())));
                }
            }
        }
        return Map.copyOf(paths);
    }

    private static Map<String, String> topicPaths(Layers layers) {
        ConfigDef.ConfigKey key = TopicKeys.SCHEMA.key(TopicKeys.DATA_PATH).orElseThrow();
        Map<String, String> paths = new HashMap<>();
        for (StoredTopic topic : layers.state().topics().values()) {
            if (topic.configs().containsKey(TopicKeys.DATA_PATH)) {
                paths.put(topic.name(), String.valueOf(layers.topicText(topic.configs(), key)));
            }
        }
        return Map.copyOf(paths);
    }

    LogConfig logConfig(Map<String, String> topicConfigs) {
        TopicValues topic = new TopicValues(layers, topicConfigs);
        return new LogConfig(
                topic.segmentBytes(),
                topic.longValue("segment.ms"),
                topic.intValue("index.interval.bytes"),
                topic.intValue("segment.index.bytes"),
                topic.longValue("retention.ms"),
                topic.longValue("retention.bytes"),
                topic.list("cleanup.policy").contains("delete"),
                topic.list("cleanup.policy").contains("compact"),
                topic.longValue("delete.retention.ms"),
                topic.doubleValue("min.cleanable.dirty.ratio"),
                topic.intValue("max.message.bytes"),
                topic.text("message.timestamp.type").equals("LogAppendTime"),
                topic.longValue("flush.messages"),
                longValue(BrokerKeys.PRODUCER_ID_EXPIRATION_MS));
    }

    private long longValue(String key) {
        if (values.get(key) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("broker config without value and default: " + key);
    }
}
