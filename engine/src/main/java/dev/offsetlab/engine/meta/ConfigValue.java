package dev.offsetlab.engine.meta;

import org.jspecify.annotations.Nullable;

/// One value that a config has in one place; several places may have one, the first that is asked wins.
///
/// @param name  the config's name there: a topic's `segment.bytes` is the broker's `log.segment.bytes`
/// @param value null where it is kept secret, as Kafka does with names it does not know
public record ConfigValue(String name, @Nullable String value, ConfigSource source) {}
