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

    /// Of all topics together, a bound of our own. Each partition maps two index files, and where a process may map
    /// 65,530 times (`vm.max_map_count`) more than 30,000 partitions could not roll any more.
    private static final int MAX_PARTITIONS_IN_ALL = 10_000;

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
        checkBound(existing, partitions, partitions);
        ConfigChecks.topic(configs, List.copyOf(configs.keySet()));
    }

    static void checkGrowth(TopicMap existing, String name, int current, int total) {
        if (total == current) {
            throw new InvalidPartitionsException("Topic already has " + current + " partition(s).");
        }
        if (total < current) {
            throw new InvalidPartitionsException("The topic " + name + " currently has " + current + " partition(s); "
                    + total + " would not be an increase.");
        }
        checkBound(existing, total, total - current);
    }

    private static void checkBound(TopicMap existing, int asked, int added) {
        if (asked > MAX_PARTITIONS) {
            throw new PolicyViolationException("Excessively large number of partitions per request.");
        }
        int there = existing.byName().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        if (there + added > MAX_PARTITIONS_IN_ALL) {
            throw new InvalidPartitionsException("This broker holds at most " + MAX_PARTITIONS_IN_ALL
                    + " partitions in all its topics: it has " + there + ", and " + added
                    + " more were asked for. Ask for fewer, or delete topics first.");
        }
    }
}
