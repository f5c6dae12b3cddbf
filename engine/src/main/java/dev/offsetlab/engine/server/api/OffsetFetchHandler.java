package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.CommittedOffset;
import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseGroup;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponsePartition;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponsePartitions;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseTopic;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseTopics;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// OffsetFetch: where groups read on. One group up to version 7, many after; no list of topics asks for all; from
/// version 10 on topics come by id. A partition without a commit has offset -1, as has every partition of a group that
/// is not known. Member ids (version 9) concern Kafka's newer group protocol only.
final class OffsetFetchHandler implements ApiHandler<OffsetFetchRequestData> {
    private static final int MANY_GROUPS_SINCE = 8;
    private static final int TOPIC_IDS_SINCE = 10;
    private static final long NO_OFFSET = -1;

    private final GroupCoordinator coordinator;
    private final Topics topics;

    OffsetFetchHandler(GroupCoordinator coordinator, Topics topics) {
        this.coordinator = coordinator;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.OFFSET_FETCH;
    }

    @Override
    public void handle(OffsetFetchRequestData request, Exchange exchange) {
        if (exchange.version() < MANY_GROUPS_SINCE) {
            exchange.reply(oneGroup(request));
            return;
        }
        boolean byId = exchange.version() >= TOPIC_IDS_SINCE;
        exchange.reply(new OffsetFetchResponseData()
                .setGroups(request.groups().stream()
                        .map(group -> answer(group, byId))
                        .toList()));
    }

    private OffsetFetchResponseData oneGroup(OffsetFetchRequestData request) {
        OffsetFetchResponseGroup answer = answer(
                new OffsetFetchRequestGroup().setGroupId(request.groupId()).setTopics(many(request.topics())), false);
        return new OffsetFetchResponseData()
                .setTopics(
                        answer.topics().stream().map(OffsetFetchHandler::single).toList());
    }

    private OffsetFetchResponseGroup answer(OffsetFetchRequestGroup asked, boolean byId) {
        Map<PartitionId, CommittedOffset> committed = coordinator.committed(asked.groupId());
        List<OffsetFetchResponseTopics> answers = asked.topics() == null
                ? all(committed, byId)
                : asked.topics().stream()
                        .map(topic -> some(topic, committed, byId))
                        .toList();
        return new OffsetFetchResponseGroup().setGroupId(asked.groupId()).setTopics(answers);
    }

    private List<OffsetFetchResponseTopics> all(Map<PartitionId, CommittedOffset> committed, boolean byId) {
        Map<String, OffsetFetchResponseTopics> byName = new TreeMap<>();
        new TreeMap<>(committed)
                .forEach((partition, offset) -> byName.computeIfAbsent(
                                partition.topic(), name -> new OffsetFetchResponseTopics().setName(name))
                        .partitions()
                        .add(answer(partition.partition(), offset)));
        if (!byId) {
            return List.copyOf(byName.values());
        }
        List<OffsetFetchResponseTopics> known = new ArrayList<>();
        byName.forEach(
                (name, answer) -> topics.topic(name).ifPresent(topic -> known.add(answer.setTopicId(topic.id()))));
        return known;
    }

    private OffsetFetchResponseTopics some(
            OffsetFetchRequestTopics asked, Map<PartitionId, CommittedOffset> committed, boolean byId) {
        Optional<String> name = byId ? topics.topic(asked.topicId()).map(Topic::name) : Optional.of(asked.name());
        return new OffsetFetchResponseTopics()
                .setName(asked.name())
                .setTopicId(asked.topicId())
                .setPartitions(asked.partitionIndexes().stream()
                        .map(partition -> name.map(
                                        known -> answer(partition, committed.get(new PartitionId(known, partition))))
                                .orElseGet(() -> answer(partition, null).setErrorCode(Errors.UNKNOWN_TOPIC_ID.code())))
                        .toList());
    }

    private static OffsetFetchResponsePartitions answer(int partition, @Nullable CommittedOffset committed) {
        OffsetFetchResponsePartitions answer = new OffsetFetchResponsePartitions().setPartitionIndex(partition);
        return committed == null
                ? answer.setCommittedOffset(NO_OFFSET)
                        .setCommittedLeaderEpoch(-1)
                        .setMetadata("")
                : answer.setCommittedOffset(committed.offset())
                        .setCommittedLeaderEpoch(committed.leaderEpoch())
                        .setMetadata(committed.metadata());
    }

    private static @Nullable List<OffsetFetchRequestTopics> many(@Nullable List<OffsetFetchRequestTopic> asked) {
        return asked == null
                ? null
                : asked.stream()
                        .map(topic -> new OffsetFetchRequestTopics()
                                .setName(topic.name())
                                .setPartitionIndexes(topic.partitionIndexes()))
                        .toList();
    }

    private static OffsetFetchResponseTopic single(OffsetFetchResponseTopics many) {
        return new OffsetFetchResponseTopic()
                .setName(many.name())
                .setPartitions(many.partitions().stream()
                        .map(partition -> new OffsetFetchResponsePartition()
                                .setPartitionIndex(partition.partitionIndex())
                                .setCommittedOffset(partition.committedOffset())
                                .setCommittedLeaderEpoch(partition.committedLeaderEpoch())
                                .setMetadata(partition.metadata())
                                .setErrorCode(partition.errorCode()))
                        .toList());
    }
}
