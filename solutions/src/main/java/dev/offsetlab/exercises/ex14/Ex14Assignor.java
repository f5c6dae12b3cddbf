package dev.offsetlab.exercises.ex14;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;

/// Lets Kafka's own consumers divide partitions by [Assignments]. Given.
///
/// ```
///   partition.assignment.strategy = dev.offsetlab.exercises.ex14.Ex14Assignor
///   ex14.strategy                 = sticky          or range, or round-robin
/// ```
///
/// It works with the cooperative protocol: members keep on reading what they own while the group is rebalanced. A
/// partition changes hands in two steps: in the first its owner is told to let go of it and nobody gets it, in a
/// second rebalance, which follows at once, the new owner does.
public final class Ex14Assignor implements ConsumerPartitionAssignor, Configurable {
    public static final String STRATEGY = "ex14.strategy";

    private final Assignments assignments = new Assignments();
    private String strategy = "sticky";

    @Override
    public String name() {
        return "ex14";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Object wanted = configs.get(STRATEGY);
        if (wanted != null) {
            strategy = wanted.toString();
        }
        if (!Set.of("range", "round-robin", "sticky").contains(strategy)) {
            throw new ConfigException(STRATEGY, strategy, "use range, round-robin or sticky");
        }
    }

    @Override
    public GroupAssignment assign(Cluster cluster, GroupSubscription subscription) {
        Map<String, Integer> partitionCounts = new HashMap<>();
        Map<String, Set<String>> topics = new HashMap<>();
        Map<String, List<TopicPartition>> owned = new HashMap<>();
        subscription.groupSubscription().forEach((member, wants) -> {
            topics.put(member, Set.copyOf(wants.topics()));
            owned.put(member, wants.ownedPartitions());
            for (String topic : wants.topics()) {
                Integer count = cluster.partitionCountForTopic(topic);
                if (count != null) {
                    partitionCounts.put(topic, count);
                }
            }
        });
        Shares shares = divide(new Group(partitionCounts, topics), owned);
        Map<String, Assignment> answer = new HashMap<>();
        shares.asMap().forEach((member, share) -> {
            answer.put(member, new Assignment(withoutOthers(member, share, owned)));
        });
        return new GroupAssignment(answer);
    }

    private Shares divide(Group group, Map<String, List<TopicPartition>> owned) {
        return switch (strategy) {
            case "range" -> assignments.range(group);
            case "round-robin" -> assignments.roundRobin(group);
            default -> assignments.sticky(group, owned);
        };
    }

    /// Without what another member still reads: it must let go of it first.
    private static List<TopicPartition> withoutOthers(
            String member, List<TopicPartition> share, Map<String, List<TopicPartition>> owned) {
        Set<TopicPartition> others = new HashSet<>();
        owned.forEach((owner, has) -> {
            if (!owner.equals(member)) {
                others.addAll(has);
            }
        });
        owned.getOrDefault(member, List.of()).forEach(others::remove);
        return share.stream().filter(partition -> !others.contains(partition)).toList();
    }
}
