package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetDeleteResponseData.OffsetDeleteResponsePartition;
import org.apache.kafka.common.message.OffsetDeleteResponseData.OffsetDeleteResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// OffsetDelete: forgets single commits, except of topics that the group reads.
final class OffsetDeleteHandler implements ApiHandler<OffsetDeleteRequestData> {
    private final GroupCoordinator coordinator;
    private final Topics topics;

    OffsetDeleteHandler(GroupCoordinator coordinator, Topics topics) {
        this.coordinator = coordinator;
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.OFFSET_DELETE;
    }

    @Override
    public void handle(OffsetDeleteRequestData request, Exchange exchange) {
        Errors refused = coordinator.mayDeleteCommits(request.groupId());
        if (refused != Errors.NONE) {
            exchange.reply(new OffsetDeleteResponseData().setErrorCode(refused.code()));
            return;
        }
        List<PartitionId> known = new ArrayList<>();
        request.topics()
                .forEach(topic -> topic.partitions().stream()
                        .map(partition -> new PartitionId(topic.name(), partition.partitionIndex()))
                        .filter(id ->
                                topics.partition(id.topic(), id.partition()).isPresent())
                        .forEach(known::add));
        Map<PartitionId, Errors> answers = coordinator.deleteCommits(request.groupId(), known);
        OffsetDeleteResponseData response = new OffsetDeleteResponseData();
        request.topics().forEach(topic -> response.topics().add(answer(topic, answers)));
        exchange.reply(response);
    }

    private static OffsetDeleteResponseTopic answer(OffsetDeleteRequestTopic asked, Map<PartitionId, Errors> answers) {
        OffsetDeleteResponseTopic answer = new OffsetDeleteResponseTopic().setName(asked.name());
        asked.partitions().forEach(partition -> {
            PartitionId id = new PartitionId(asked.name(), partition.partitionIndex());
            answer.partitions()
                    .add(new OffsetDeleteResponsePartition()
                            .setPartitionIndex(partition.partitionIndex())
                            .setErrorCode(answers.getOrDefault(id, Errors.UNKNOWN_TOPIC_OR_PARTITION)
                                    .code()));
        });
        return answer;
    }
}
