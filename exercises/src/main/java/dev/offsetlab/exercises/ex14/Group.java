package dev.offsetlab.exercises.ex14;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/// What is to be divided, and among whom. Whatever it lists, it lists in the same order each time. Given.
///
/// @param partitionCounts of each topic that there is
/// @param subscriptions   for each member id the topics that it wants, some of which may not be there
public record Group(Map<String, Integer> partitionCounts, Map<String, Set<String>> subscriptions) {
    /// The member ids, sorted.
    public List<String> members() {
        return List.copyOf(new TreeSet<>(subscriptions.keySet()));
    }

    public boolean reads(String member, String topic) {
        return subscriptions.getOrDefault(member, Set.of()).contains(topic);
    }

    /// The members that want `topic`, sorted by their ids.
    public List<String> readers(String topic) {
        return members().stream().filter(member -> reads(member, topic)).toList();
    }

    /// The topics that are there and that somebody wants, sorted by name, with the number of their partitions.
    public Map<String, Integer> topics() {
        Map<String, Integer> topics = new TreeMap<>(partitionCounts);
        topics.keySet().removeIf(topic -> readers(topic).isEmpty());
        return topics;
    }

    /// All partitions of these topics, by topic, then by number.
    public List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        topics().forEach((topic, count) -> {
            for (int i = 0; i < count; i++) {
                partitions.add(new TopicPartition(topic, i));
            }
        });
        return partitions;
    }
}
