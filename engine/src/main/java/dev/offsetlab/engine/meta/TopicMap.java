package dev.offsetlab.engine.meta;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// All topics at one moment, by name and by id. Immutable.
record TopicMap(SortedMap<String, Topic> byName, Map<Uuid, Topic> byId) {
    static TopicMap of(Collection<Topic> topics) {
        SortedMap<String, Topic> names = new TreeMap<>();
        Map<Uuid, Topic> ids = new HashMap<>();
        for (Topic topic : topics) {
            names.put(topic.name(), topic);
            ids.put(topic.id(), topic);
        }
        return new TopicMap(Collections.unmodifiableSortedMap(names), Collections.unmodifiableMap(ids));
    }

    TopicMap with(Topic topic) {
        SortedMap<String, Topic> names = new TreeMap<>(byName);
        names.put(topic.name(), topic);
        return of(names.values());
    }

    TopicMap without(String name) {
        SortedMap<String, Topic> names = new TreeMap<>(byName);
        names.remove(name);
        return of(names.values());
    }
}
