package dev.offsetlab.engine.meta;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;

/// What must hold before a topic is made or grows, in Kafka's order and with its words.
final class NewTopicRules {
    /// Kafka's bound for one request.
    private static final int MAX_PARTITIONS = 10_000;

    private NewTopicRules() {}

    static void check(TopicMap existing, String name, int partitions, Map<String, String> configs) {
        TopicNames.check(name);
        if (existing.byName().containsKey(name)) {
            throw new TopicExistsException("Topic '" + name + "' already exists.");
        }
        TopicNames.checkCollision(name, existing.byName().keySet());
        if (partitions < 1) {
            throw new InvalidPartitionsException("Number of partitions was set to an invalid non-positive value.");
        }
        checkBound(partitions);
        ConfigChecks.topic(configs, List.copyOf(configs.keySet()));
    }

    static void checkGrowth(String name, int current, int total) {
        if (total == current) {
            throw new InvalidPartitionsException("Topic already has " + current + " partition(s).");
        }
        if (total < current) {
            throw new InvalidPartitionsException("The topic " + name + " currently has " + current + " partition(s); "
                    + total + " would not be an increase.");
        }
        checkBound(total);
    }

    private static void checkBound(int partitions) {
        if (partitions > MAX_PARTITIONS) {
            throw new PolicyViolationException("Excessively large number of partitions per request.");
        }
    }
}
