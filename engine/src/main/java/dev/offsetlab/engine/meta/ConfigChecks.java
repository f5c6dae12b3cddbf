package dev.offsetlab.engine.meta;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;

/// Refuses configs that may not be set, with Kafka's words and error codes.
final class ConfigChecks {
    private ConfigChecks() {}

    /// @throws InvalidConfigurationException unknown name, wrong value
    static void topic(Map<String, String> configs, Collection<String> changed) {
        for (String name : changed) {
            String text = configs.get(name);
            if (text == null) {
                continue;
            }
            ConfigDef.ConfigKey key = TopicKeys.SCHEMA
                    .key(name)
                    .orElseThrow(() -> new InvalidConfigurationException("Unknown topic config name: " + name));
            try {
                ConfigSchema.parse(key, text);
            } catch (ConfigException e) {
                throw new InvalidConfigurationException(e.getMessage());
            }
        }
    }

    /// Names that nobody knows pass, as with Kafka.
    ///
    /// @throws InvalidRequestException needs a restart, wrong value
    static void dynamicBroker(Map<String, String> configs, Collection<String> changed) {
        var fixed = changed.stream()
                .filter(BrokerKeys.SCHEMA::needsRestart)
                .sorted()
                .toList();
        if (!fixed.isEmpty()) {
            throw new InvalidRequestException("Cannot update these configs dynamically: " + fixed);
        }
        for (String name : changed) {
            String text = configs.get(name);
            if (text != null) {
                BrokerKeys.key(name).ifPresent(key -> parseDynamic(key, name, text));
            }
        }
    }

    private static void parseDynamic(ConfigDef.ConfigKey key, String name, String text) {
        try {
            ConfigSchema.parse(key, text);
        } catch (ConfigException e) {
            throw new InvalidRequestException(named(e, key, name));
        }
    }

    /// Start options: a name that nobody knows is a slip of the pen.
    ///
    /// @throws ConfigException unknown name, wrong value
    static void fixed(Map<String, String> configs) {
        configs.forEach((name, text) -> {
            ConfigDef.ConfigKey key = BrokerKeys.key(name)
                    .orElseThrow(() -> new ConfigException("unknown broker config " + name + ": " + instead(name)));
            try {
                ConfigSchema.parse(key, text);
            } catch (ConfigException e) {
                throw new ConfigException(named(e, key, name));
            }
        });
    }

    /// Many a topic's key has a default in the broker whose key begins with `log.`.
    private static String instead(String name) {
        return BrokerKeys.key("log." + name)
                .map(_ -> "that is a topic's; its default in the broker is log." + name)
                .orElse("'kafka-configs --describe --all --entity-type brokers --entity-name 1' lists the known ones");
    }

    /// A definition behind a prefix does not know the whole name.
    private static String named(ConfigException e, ConfigDef.ConfigKey key, String name) {
        return String.valueOf(e.getMessage()).replace("configuration " + key.name + ":", "configuration " + name + ":");
    }
}
