package dev.offsetlab.engine.meta;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/// Every config of one kind (broker or topic): name, type, default, rule and doc, and whether a change needs a restart.
/// Types and rules are those of Kafka's own `ConfigDef`, so a refusal reads like Kafka's.
final class ConfigSchema {
    private final ConfigDef def = new ConfigDef();
    private final Set<String> needRestart = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();

    /// A config that is read anew at each use.
    ConfigSchema live(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            ConfigDef.@Nullable Validator rule,
            String doc) {
        def.define(name, type, defaultValue, rule, ConfigDef.Importance.MEDIUM, doc);
        return this;
    }

    /// A config that is read once, when the broker starts.
    ConfigSchema atStart(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            ConfigDef.@Nullable Validator rule,
            String doc) {
        needRestart.add(name);
        return live(name, type, defaultValue, rule, doc);
    }

    /// A config for tests, taken but never shown.
    ConfigSchema hidden(
            String name,
            ConfigDef.Type type,
            @Nullable Object defaultValue,
            ConfigDef.@Nullable Validator rule,
            String doc) {
        hidden.add(name);
        return live(name, type, defaultValue, rule, doc);
    }

    Optional<ConfigDef.ConfigKey> key(String name) {
        return Optional.ofNullable(def.configKeys().get(name));
    }

    Collection<ConfigDef.ConfigKey> keys() {
        return def.configKeys().values();
    }

    boolean needsRestart(String name) {
        return needRestart.contains(name);
    }

    boolean isHidden(String name) {
        return hidden.contains(name);
    }

    /// The typed value of `text`.
    ///
    /// @throws ConfigException with one clear line: not of this type, or outside the rule
    static @Nullable Object parse(ConfigDef.ConfigKey key, String text) {
        Object value = ConfigDef.parseType(key.name, text, key.type);
        if (key.validator != null) {
            key.validator.ensureValid(key.name, value);
        }
        return value;
    }

    static @Nullable String defaultText(ConfigDef.ConfigKey key) {
        return ConfigDef.convertToString(key.defaultValue, key.type);
    }
}
