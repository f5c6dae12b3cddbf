package dev.offsetlab.engine.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// The places where a broker config may have a value, in the order in which they win:
///
/// ```
///   kafka-configs --entity-name 1    DYNAMIC_BROKER_CONFIG
///   kafka-configs --entity-default   DYNAMIC_DEFAULT_BROKER_CONFIG
///   start options                    STATIC_BROKER_CONFIG
///   the definition's default         DEFAULT_CONFIG
/// ```
///
/// A stored value that is not valid any more (a data path that went away) is passed over.
record Layers(Map<String, String> fixed, MetaState state) {

    /// Every value that was set, the winning one first; without the default.
    List<ConfigValue> set(String brokerKey) {
        List<ConfigValue> values = new ArrayList<>(3);
        Optional<ConfigDef.ConfigKey> key = BrokerKeys.key(brokerKey);
        add(values, key, brokerKey, state.brokerConfigs(), ConfigSource.DYNAMIC_BROKER_CONFIG);
        add(values, key, brokerKey, state.clusterConfigs(), ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG);
        add(values, key, brokerKey, fixed, ConfigSource.STATIC_BROKER_CONFIG);
        return values;
    }

    /// The same for a topic's config: its own value, then those of the broker configs that stand behind it.
    List<ConfigValue> setForTopic(Map<String, String> own, ConfigDef.ConfigKey key) {
        List<ConfigValue> values = new ArrayList<>(4);
        add(values, Optional.of(key), key.name, own, ConfigSource.DYNAMIC_TOPIC_CONFIG);
        for (TopicKeys.Synonym synonym : TopicKeys.synonyms(key.name)) {
            values.addAll(set(synonym.brokerKey()));
        }
        return values;
    }

    /// The text in force for a topic's config; null where it has neither value nor default.
    @Nullable
    String topicText(Map<String, String> own, ConfigDef.ConfigKey key) {
        List<ConfigValue> values = setForTopic(own, key);
        if (values.isEmpty()) {
            return ConfigSchema.defaultText(key);
        }
        ConfigValue first = values.getFirst();
        for (TopicKeys.Synonym synonym : TopicKeys.synonyms(key.name)) {
            if (first.source() != ConfigSource.DYNAMIC_TOPIC_CONFIG
                    && synonym.brokerKey().equals(first.name())
                    && synonym.factor() != 1) {
                long number = Long.parseLong(String.valueOf(first.value()).strip());
                return String.valueOf(number < 0 ? -1 : number * synonym.factor());
            }
        }
        return first.value();
    }

    private static void add(
            List<ConfigValue> values,
            Optional<ConfigDef.ConfigKey> key,
            String name,
            Map<String, String> place,
            ConfigSource source) {
        String text = place.get(name);
        if (text != null && (key.isEmpty() || isValid(key.get(), text))) {
            values.add(new ConfigValue(name, text, source));
        }
    }

    private static boolean isValid(ConfigDef.ConfigKey key, String text) {
        try {
            ConfigSchema.parse(key, text);
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
