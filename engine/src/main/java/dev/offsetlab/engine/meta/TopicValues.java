package dev.offsetlab.engine.meta;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/// The configs in force for one topic, typed.
record TopicValues(Layers layers, Map<String, String> own) {

    /// Tests may go below what `segment.bytes` takes.
    int segmentBytes() {
        Object internal = value(TopicKeys.INTERNAL_SEGMENT_BYTES);
        return internal instanceof Integer bytes ? bytes : intValue("segment.bytes");
    }

    int intValue(String key) {
        return (Integer) needed(key);
    }

    long longValue(String key) {
        return ((Number) needed(key)).longValue();
    }

    double doubleValue(String key) {
        return (Double) needed(key);
    }

    String text(String key) {
        return (String) needed(key);
    }

    List<?> list(String key) {
        return (List<?>) needed(key);
    }

    private Object needed(String key) {
        Object value = value(key);
        if (value == null) {
            throw new IllegalStateException("topic config without value and default: " + key);
        }
        return value;
    }

    private @Nullable Object value(String name) {
        ConfigDef.ConfigKey key = TopicKeys.SCHEMA.key(name).orElseThrow();
        String text = layers.topicText(own, key);
        return text == null ? null : ConfigDef.parseType(name, text, key.type);
    }
}
