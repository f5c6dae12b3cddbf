package dev.offsetlab.exercises.ex14;

import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Range and round robin, held against the assignors of Kafka's own consumer.
@Tag("14")
@ExtendWith(Seeds.class)
class AssignmentsGrader {
    private static final int CASES = 200;

    private final Assignments assignments = new Assignments();

    @Test
    @Points(3)
    @Invariant("I2")
    @DisplayName("range divides every group as Kafka's RangeAssignor does")
    @Timeout(10)
    void range_randomGroups_asKafka(Seed seed) {
        RandomGroups groups = new RandomGroups(seed.random());
        for (int i = 0; i < CASES; i++) {
            Group group = groups.next();
            Shares plan = assignments.range(group);
            Plans.checkWhole("range", group, plan, seed);
            Plans.about("range", "who gets what", group, seed)
                    .why("Each topic begins again with the first of its own readers, who get the extra ones.")
                    .equal(kafkas(new RangeAssignor(), group), sorted(plan.asMap()));
        }
    }

    @Test
    @Points(3)
    @Invariant("I3")
    @DisplayName("round robin divides every group as Kafka's RoundRobinAssignor does")
    @Timeout(10)
    void roundRobin_randomGroups_asKafka(Seed seed) {
        RandomGroups groups = new RandomGroups(seed.random());
        for (int i = 0; i < CASES; i++) {
            Group group = groups.next();
            Shares plan = assignments.roundRobin(group);
            Plans.checkWhole("roundRobin", group, plan, seed);
            Plans.about("roundRobin", "who gets what", group, seed)
                    .why("The circle goes on over the topics. Who is passed over has had its turn.")
                    .equal(kafkas(new RoundRobinAssignor(), group), sorted(plan.asMap()));
        }
    }

    private static Map<String, List<TopicPartition>> kafkas(AbstractPartitionAssignor assignor, Group group) {
        Map<String, Subscription> subscriptions = new HashMap<>();
        group.subscriptions()
                .forEach((member, topics) -> subscriptions.put(member, new Subscription(List.copyOf(topics))));
        return sorted(assignor.assign(group.partitionCounts(), subscriptions));
    }

    /// Members and partitions in order: which of its partitions a member reads first is no matter.
    private static Map<String, List<TopicPartition>> sorted(Map<String, List<TopicPartition>> plan) {
        Map<String, List<TopicPartition>> sorted = new TreeMap<>();
        plan.forEach((member, share) -> {
            List<TopicPartition> partitions = new ArrayList<>(share);
            partitions.sort(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
            sorted.put(member, partitions);
        });
        return sorted;
    }

    @Test
    @Points(1)
    @Invariant("I6")
    @DisplayName("the same group gets the same plan, in whatever order its members and topics are listed")
    @Timeout(10)
    void all_sameGroupInAnotherOrder_samePlan(Seed seed) {
        RandomGroups groups = new RandomGroups(seed.random());
        for (int i = 0; i < CASES; i++) {
            Group group = groups.next();
            Group same = groups.shuffled(group);
            Map<String, List<TopicPartition>> owned =
                    assignments.range(groups.shuffled(group)).asMap();
            Plans.about("range", "the plan for the same group", group, seed)
                    .equal(
                            assignments.range(group).asMap(),
                            assignments.range(same).asMap());
            Plans.about("roundRobin", "the plan for the same group", group, seed)
                    .equal(
                            assignments.roundRobin(group).asMap(),
                            assignments.roundRobin(same).asMap());
            Plans.about("sticky", "the plan for the same group", group, seed)
                    .why("Whoever is asked, whenever: the leader may be another member the next time.")
                    .equal(
                            assignments.sticky(group, owned).asMap(),
                            assignments.sticky(same, new HashMap<>(owned)).asMap());
        }
    }
}
