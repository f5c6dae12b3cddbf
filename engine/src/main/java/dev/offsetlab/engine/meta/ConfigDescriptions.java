package dev.offsetlab.engine.meta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigDef;

/// What DescribeConfigs shows, in force and behind it. Pure, over one moment's [Layers].
record ConfigDescriptions(Layers layers) {

    /// All configs of a topic.
    List<DescribedConfig> topic(Map<String, String> own) {
        List<DescribedConfig> all = new ArrayList<>();
        for (ConfigDef.ConfigKey key : TopicKeys.SCHEMA.keys()) {
            if (TopicKeys.SCHEMA.isHidden(key.name)) {
                continue;
            }
            List<ConfigValue> values = layers.setForTopic(own, key);
            ConfigSource source = values.isEmpty()
                    ? ConfigSource.DEFAULT_CONFIG
                    : values.getFirst().source();
            values.addAll(topicDefaults(key));
            all.add(new DescribedConfig(
                    key.name,
                    layers.topicText(own, key),
                    source,
                    false,
                    false,
                    typeId(key.type),
                    key.documentation,
                    List.copyOf(values)));
        }
        return all;
    }

    private static List<ConfigValue> topicDefaults(ConfigDef.ConfigKey key) {
        List<ConfigValue> defaults = new ArrayList<>();
        List<TopicKeys.Synonym> synonyms = TopicKeys.synonyms(key.name);
        for (TopicKeys.Synonym synonym : synonyms) {
            BrokerKeys.SCHEMA.key(synonym.brokerKey()).ifPresent(broker -> addDefault(defaults, broker));
        }
        if (synonyms.isEmpty()) {
            addDefault(defaults, key);
        }
        return defaults;
    }

    private static void addDefault(Collection<ConfigValue> values, ConfigDef.ConfigKey key) {
        String text = ConfigSchema.defaultText(key);
        if (text != null) {
            values.add(new ConfigValue(key.name, text, ConfigSource.DEFAULT_CONFIG));
        }
    }

    /// All configs of the broker, and those that were set under names that nobody knows.
    List<DescribedConfig> broker() {
        TreeSet<String> names = new TreeSet<>(layers.state().brokerConfigs().keySet());
        names.addAll(layers.state().clusterConfigs().keySet());
        names.addAll(layers.fixed().keySet());
        for (ConfigDef.ConfigKey key : BrokerKeys.SCHEMA.keys()) {
            names.add(key.name);
        }
        names.removeIf(BrokerKeys.SCHEMA::isHidden);
        return names.stream().map(name -> describe(name, layers.set(name))).toList();
    }

    /// What was set for all brokers, no more.
    List<DescribedConfig> cluster() {
        List<DescribedConfig> all = new ArrayList<>();
        new TreeMap<>(layers.state().clusterConfigs()).forEach((name, text) -> {
            List<ConfigValue> only = List.of(new ConfigValue(name, text, ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG));
            all.add(describe(name, only, only));
        });
        return all;
    }

    private static DescribedConfig describe(String name, List<ConfigValue> set) {
        List<ConfigValue> values = new ArrayList<>(set);
        BrokerKeys.SCHEMA.key(name).ifPresent(key -> addDefault(values, key));
        return describe(name, set, values);
    }

    /// @param set    what wins, if anything is set
    /// @param values the same, and the default where that is shown
    private static DescribedConfig describe(String name, List<ConfigValue> set, List<ConfigValue> values) {
        return BrokerKeys.key(name).map(key -> known(name, key, values)).orElseGet(() -> unknown(name, set));
    }

    private static DescribedConfig known(String name, ConfigDef.ConfigKey key, List<ConfigValue> values) {
        boolean secret = key.type == ConfigDef.Type.PASSWORD;
        List<ConfigValue> shown = secret ? withoutValues(values) : List.copyOf(values);
        ConfigValue first =
                shown.isEmpty() ? new ConfigValue(name, null, ConfigSource.DEFAULT_CONFIG) : shown.getFirst();
        return new DescribedConfig(
                name,
                first.value(),
                first.source(),
                BrokerKeys.SCHEMA.needsRestart(name),
                secret,
                typeId(key.type),
                key.documentation,
                shown);
    }

    /// As Kafka: it may be a password of a plug-in, so its value is not shown.
    private static DescribedConfig unknown(String name, List<ConfigValue> set) {
        List<ConfigValue> secret = withoutValues(set);
        return new DescribedConfig(name, null, secret.getFirst().source(), true, true, (byte) 0, null, secret);
    }

    private static List<ConfigValue> withoutValues(Collection<ConfigValue> values) {
        return values.stream()
                .map(value -> new ConfigValue(value.name(), null, value.source()))
                .toList();
    }

    private static byte typeId(ConfigDef.Type type) {
        return switch (type) {
            case BOOLEAN -> 1;
            case STRING -> 2;
            case INT -> 3;
            case SHORT -> 4;
            case LONG -> 5;
            case DOUBLE -> 6;
            case LIST -> 7;
            case CLASS -> 8;
            case PASSWORD -> 9;
        };
    }
}
