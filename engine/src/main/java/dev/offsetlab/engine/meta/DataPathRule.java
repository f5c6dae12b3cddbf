package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.transfer.DataPaths;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/// A value of `data.path` is the name of a path that this machine has.
final class DataPathRule implements ConfigDef.Validator {
    /// To be had everywhere, and the default.
    static final String DEFAULT_PATH = DataPaths.DEFAULT;

    @Override
    public void ensureValid(String name, Object value) {
        if (DEFAULT_PATH.equals(value)) {
            return;
        }
        try {
            DataPaths.named(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "a data path of this machine";
    }
}
