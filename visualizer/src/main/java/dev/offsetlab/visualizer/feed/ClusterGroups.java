package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.feed.ClusterAnswers.NoAnswer;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The consumer groups of a cluster, of the classic protocol and of the newer one.
final class ClusterGroups {
    private static final int UNKNOWN_GENERATION = -1;

    private final Admin admin;
    private final ClusterLimits limits;
    private final ClusterAnswers answers;

    ClusterGroups(Admin admin, ClusterLimits limits) {
        this.admin = admin;
        this.limits = limits;
        this.answers = new ClusterAnswers(limits.timeoutMs());
    }

    /// @param all how many groups there are, also those that had no room
    record Seen(List<GroupView> groups, int all) {}

    Seen look() throws NoAnswer, InterruptedException {
        Collection<GroupListing> listed = answers.of(
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).valid());
        List<String> ids = listed.stream()
                .sorted(Comparator.comparing(ClusterGroups::hasNobody).thenComparing(GroupListing::groupId))
                .limit(limits.groups())
                .map(GroupListing::groupId)
                .sorted()
                .toList();
        return new Seen(ids.isEmpty() ? List.of() : groups(ids), listed.size());
    }

    private static boolean hasNobody(GroupListing group) {
        GroupState state = group.groupState().orElse(GroupState.UNKNOWN);
        return state == GroupState.EMPTY || state == GroupState.DEAD;
    }

    /// Both questions are asked for all groups before the first answer is waited for.
    private List<GroupView> groups(List<String> ids) throws NoAnswer, InterruptedException {
        Map<String, KafkaFuture<ConsumerGroupDescription>> described =
                admin.describeConsumerGroups(ids).describedGroups();
        var committed = admin.listConsumerGroupOffsets(
                ids.stream().collect(Collectors.toMap(Function.identity(), id -> new ListConsumerGroupOffsetsSpec())));
        List<GroupView> groups = new ArrayList<>();
        for (String id : ids) {
            KafkaFuture<ConsumerGroupDescription> question = described.get(id);
            if (question != null) {
                Optional<ConsumerGroupDescription> group = answers.ifGiven(question);
                var offsets = answers.ifGiven(committed.partitionsToOffsetAndMetadata(id));
                group.ifPresent(found -> groups.add(view(found, offsets.orElse(Map.of()))));
            }
        }
        return groups;
    }

    private static GroupView view(ConsumerGroupDescription group, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Partition, Long> committed = new TreeMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : offsets.entrySet()) {
            OffsetAndMetadata offset = entry.getValue(); // null where the group never committed
            if (offset != null) {
                committed.put(partition(entry.getKey()), offset.offset());
            }
        }
        return new GroupView(
                group.groupId(),
                group.groupState().toString(),
                group.groupEpoch().orElse(UNKNOWN_GENERATION),
                group.members().stream()
                        .map(ClusterGroups::member)
                        .sorted(Comparator.comparing(MemberView::clientId).thenComparing(MemberView::memberId))
                        .toList(),
                committed);
    }

    private static MemberView member(MemberDescription member) {
        List<Partition> assignment = member.assignment().topicPartitions().stream()
                .map(ClusterGroups::partition)
                .sorted()
                .toList();
        return new MemberView(member.consumerId(), member.clientId(), member.host(), assignment);
    }

    private static Partition partition(TopicPartition partition) {
        return new Partition(partition.topic(), partition.partition());
    }
}
