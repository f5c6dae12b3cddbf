package dev.offsetlab.engine.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A config as tools show it.
///
/// @param readOnly changes need a restart
/// @param typeId   the number that Kafka's protocol has for the type; 0: not known
/// @param synonyms every place that has a value, the winning one first
public record DescribedConfig(
        String name,
        @Nullable String value,
        ConfigSource source,
        boolean readOnly,
        boolean sensitive,
        byte typeId,
        @Nullable String doc,
        List<ConfigValue> synonyms) {}
