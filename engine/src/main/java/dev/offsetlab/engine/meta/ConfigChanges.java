package dev.offsetlab.engine.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a request asks of a set of configs: the steps, given what is set now.
@FunctionalInterface
public interface ConfigChanges {
    /// @param own what is set now, by key
    List<ConfigChange> stepsFrom(Map<String, String> own);

    /// These steps, whatever is set.
    static ConfigChanges of(List<ConfigChange> steps) {
        return _ -> steps;
    }

    /// Leaves only `configs` set: these, and the removal of every other.
    static ConfigChanges replacingBy(List<ConfigChange> configs) {
        Set<String> kept = configs.stream().map(ConfigChange::key).collect(Collectors.toSet());
        return own -> {
            List<ConfigChange> steps = new ArrayList<>(configs);
            own.keySet().stream()
                    .filter(key -> !kept.contains(key))
                    .forEach(key -> steps.add(new ConfigChange(key, ConfigChange.Op.DELETE, null)));
            return steps;
        };
    }
}
