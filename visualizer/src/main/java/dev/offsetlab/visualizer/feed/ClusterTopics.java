package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.feed.ClusterAnswers.NoAnswer;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The topics of a cluster: as many as have room, what a group reads before the others, internal ones last.
final class ClusterTopics {
    private final Admin admin;
    private final ClusterLimits limits;
    private final ClusterAnswers answers;
    private final ClusterSizes sizes;

    ClusterTopics(Admin admin, ClusterLimits limits) {
        this.admin = admin;
        this.limits = limits;
        this.answers = new ClusterAnswers(limits.timeoutMs());
        this.sizes = new ClusterSizes(admin, answers);
    }

    /// @param topics by name
    /// @param all    how many there are, also those that had no room
    record Seen(List<TopicView> topics, int all) {}

    /// @param wanted topics that come first
    /// @param nodes  of the cluster, for the sizes
    Seen look(Set<String> wanted, Collection<Integer> nodes) throws NoAnswer, InterruptedException {
        Collection<TopicListing> listed = answers.of(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).listings());
        List<TopicDescription> described = described(listed.stream()
                .sorted((a, b) -> Integer.compare(rank(a, wanted), rank(b, wanted)) == 0
                        ? a.name().compareTo(b.name())
                        : Integer.compare(rank(a, wanted), rank(b, wanted)))
                .limit(limits.partitions())
                .map(TopicListing::name)
                .toList());
        return new Seen(views(described, nodes), listed.size());
    }

    private static int rank(TopicListing topic, Set<String> wanted) {
        return topic.isInternal() ? 2 : wanted.contains(topic.name()) ? 0 : 1;
    }

    private List<TopicDescription> described(List<String> names) throws NoAnswer, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> asked =
                admin.describeTopics(names).topicNameValues();
        List<TopicDescription> described = new ArrayList<>();
        int room = limits.partitions();
        for (String name : names) {
            KafkaFuture<TopicDescription> question = asked.get(name);
            if (question != null) {
                Optional<TopicDescription> topic = answers.ifGiven(question);
                room -= topic.map(found -> found.partitions().size()).orElse(0);
                topic.ifPresent(described::add);
            }
            if (room <= 0) {
                break;
            }
        }
        return described;
    }

    /// Partitions without a leader, and those whose offsets we may not see, are left out.
    private List<TopicView> views(List<TopicDescription> topics, Collection<Integer> nodes)
            throws NoAnswer, InterruptedException {
        List<TopicPartition> led = topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> partition.leader() != null
                                && !partition.leader().isEmpty())
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, Long> bytes = sizes.look(led, nodes);
        ListOffsetsResult starts = admin.listOffsets(asking(led, OffsetSpec::earliest));
        ListOffsetsResult ends = admin.listOffsets(asking(led, OffsetSpec::latest));
        Map<String, List<PartitionView>> seen = new HashMap<>();
        for (TopicPartition partition : led) {
            var start = answers.ifGiven(starts.partitionResult(partition));
            var end = answers.ifGiven(ends.partitionResult(partition));
            if (start.isPresent() && end.isPresent()) {
                seen.computeIfAbsent(partition.topic(), topic -> new ArrayList<>())
                        .add(new PartitionView(
                                partition.partition(),
                                start.get().offset(),
                                end.get().offset(),
                                bytes.getOrDefault(partition, -1L),
                                -1));
            }
        }
        return topics.stream()
                .map(topic ->
                        new TopicView(topic.name(), topic.isInternal(), seen.getOrDefault(topic.name(), List.of())))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private static Map<TopicPartition, OffsetSpec> asking(List<TopicPartition> led, Supplier<OffsetSpec> spec) {
        return led.stream().collect(Collectors.toMap(partition -> partition, partition -> spec.get()));
    }
}
