package dev.offsetlab.engine.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/// Applies [ConfigChange]s to a set of configs: all of them, or none and an exception. Pure; values are not checked
/// here.
///
/// @param keys      the definition behind a name
/// @param inherited the value where the set itself has none
record ConfigEdit(Function<String, Optional<ConfigDef.ConfigKey>> keys, Function<String, @Nullable String> inherited) {

    Map<String, String> apply(Map<String, String> own, List<ConfigChange> changes) {
        Set<String> seen = new HashSet<>();
        Map<String, String> result = new HashMap<>(own);
        for (ConfigChange change : changes) {
            if (!seen.add(change.key())) {
                throw new InvalidRequestException("Error due to duplicate config keys");
            }
            switch (change.op()) {
                case DELETE -> result.remove(change.key());
                case SET -> result.put(change.key(), value(change));
                case APPEND, SUBTRACT -> result.put(change.key(), editedList(result.get(change.key()), change));
            }
        }
        return result;
    }

    private String editedList(@Nullable String own, ConfigChange change) {
        Optional<ConfigDef.ConfigKey> key = keys.apply(change.key());
        if (key.isEmpty() || key.get().type != ConfigDef.Type.LIST) {
            throw new InvalidConfigurationException(
                    "Can't " + change.op() + " to key " + change.key() + " because its type is not LIST.");
        }
        List<String> items = items(own != null ? own : inherited.apply(change.key()));
        for (String item : items(value(change))) {
            if (change.op() == ConfigChange.Op.SUBTRACT) {
                items.remove(item);
            } else if (!items.contains(item)) {
                items.add(item);
            }
        }
        return String.join(",", items);
    }

    private static List<String> items(@Nullable String text) {
        List<String> items = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String item : text.split(",", -1)) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static String value(ConfigChange change) {
        if (change.value() == null) {
            throw new InvalidRequestException("Null value not supported for : " + change.key());
        }
        return change.value();
    }
}
