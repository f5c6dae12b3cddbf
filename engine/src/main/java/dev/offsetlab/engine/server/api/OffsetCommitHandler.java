package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.CommitCall;
import dev.offsetlab.engine.group.CommittedOffset;
import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetCommitResponseData.OffsetCommitResponsePartition;
import org.apache.kafka.common.message.OffsetCommitResponseData.OffsetCommitResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// OffsetCommit: partitions that do not exist are refused one by one, the others go to the group. From version 10 on
/// topics come by id.
final class OffsetCommitHandler implements ApiHandler<OffsetCommitRequestData> {
    private static final int TOPIC_IDS_SINCE = 10;
    private static final long BROKER_RETENTION = -1;

    private final GroupCoordinator coordinator;
    private final Topics topics;
    private final InstantSource clock;

    OffsetCommitHandler(GroupCoordinator coordinator, Topics topics, InstantSource clock) {
        this.coordinator = coordinator;
        this.topics = topics;
        this.clock = clock;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.OFFSET_COMMIT;
    }

    @Override
    public void handle(OffsetCommitRequestData request, Exchange exchange) {
        boolean byId = exchange.version() >= TOPIC_IDS_SINCE;
        Map<PartitionId, CommittedOffset> offsets = new HashMap<>();
        for (OffsetCommitRequestTopic asked : request.topics()) {
            find(asked, byId)
                    .ifPresent(topic -> asked.partitions().stream()
                            .filter(partition -> exists(topic, partition.partitionIndex()))
                            .forEach(partition -> offsets.put(
                                    new PartitionId(topic.name(), partition.partitionIndex()),
                                    offset(partition, request.retentionTimeMs()))));
        }
        Map<PartitionId, Errors> answers = offsets.isEmpty()
                ? Map.of()
                : coordinator.commit(new CommitCall(
                        request.groupId(),
                        request.memberId(),
                        request.groupInstanceId(),
                        request.generationIdOrMemberEpoch(),
                        offsets));
        OffsetCommitResponseData response = new OffsetCommitResponseData();
        request.topics().forEach(asked -> response.topics().add(answer(asked, byId, answers)));
        exchange.reply(response);
    }

    private CommittedOffset offset(OffsetCommitRequestPartition asked, long retentionMs) {
        long nowMs = clock.millis();
        return new CommittedOffset(
                asked.committedOffset(),
                asked.committedLeaderEpoch(),
                asked.committedMetadata() == null ? "" : asked.committedMetadata(),
                nowMs,
                retentionMs == BROKER_RETENTION ? OptionalLong.empty() : OptionalLong.of(nowMs + retentionMs));
    }

    private OffsetCommitResponseTopic answer(
            OffsetCommitRequestTopic asked, boolean byId, Map<PartitionId, Errors> answers) {
        Optional<Topic> topic = find(asked, byId);
        Errors unknown = byId && topic.isEmpty() ? Errors.UNKNOWN_TOPIC_ID : Errors.UNKNOWN_TOPIC_OR_PARTITION;
        OffsetCommitResponseTopic answer =
                new OffsetCommitResponseTopic().setName(asked.name()).setTopicId(asked.topicId());
        asked.partitions()
                .forEach(partition -> answer.partitions()
                        .add(new OffsetCommitResponsePartition()
                                .setPartitionIndex(partition.partitionIndex())
                                .setErrorCode(topic.map(known ->
                                                answers.get(new PartitionId(known.name(), partition.partitionIndex())))
                                        .orElse(unknown)
                                        .code())));
        return answer;
    }

    private Optional<Topic> find(OffsetCommitRequestTopic asked, boolean byId) {
        return byId ? topics.topic(asked.topicId()) : topics.topic(asked.name());
    }

    private static boolean exists(Topic topic, int partition) {
        return partition >= 0 && partition < topic.partitions().size();
    }
}
