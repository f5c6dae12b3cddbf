package dev.offsetlab.engine.meta;

import org.jspecify.annotations.Nullable;

/// One step of a change of configs.
///
/// @param value null only for [Op#DELETE]
public record ConfigChange(String key, Op op, @Nullable String value) {
    /// What to do with the value.
    public enum Op {
        SET,
        /// Back to what is inherited.
        DELETE,
        /// Adds to a list.
        APPEND,
        /// Takes out of a list.
        SUBTRACT
    }
}
