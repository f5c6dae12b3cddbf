package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopic;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.EpochEndOffset;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData.OffsetForLeaderTopicResult;
import org.apache.kafka.common.protocol.ApiKeys;

/// Where a leader epoch ends, so that a consumer sees whether the log it read from was cut meanwhile.
final class OffsetForLeaderEpochHandler implements ApiHandler<OffsetForLeaderEpochRequestData> {
    private final Topics topics;

    OffsetForLeaderEpochHandler(Topics topics) {
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.OFFSET_FOR_LEADER_EPOCH;
    }

    @Override
    public void handle(OffsetForLeaderEpochRequestData request, Exchange exchange) {
        OffsetForLeaderEpochResponseData response = new OffsetForLeaderEpochResponseData();
        for (OffsetForLeaderTopic topic : request.topics()) {
            OffsetForLeaderTopicResult result = new OffsetForLeaderTopicResult().setTopic(topic.topic());
            response.topics().add(result);
            for (OffsetForLeaderPartition asked : topic.partitions()) {
                result.partitions().add(end(topic.topic(), asked));
            }
        }
        exchange.reply(response);
    }

    private EpochEndOffset end(String topic, OffsetForLeaderPartition asked) {
        PartitionLookup.Found found =
                PartitionLookup.partition(topics.topic(topic), asked.partition(), false, asked.currentLeaderEpoch());
        EpochEndOffset answer = new EpochEndOffset()
                .setPartition(asked.partition())
                .setErrorCode(found.error().code());
        PartitionLog log = found.log();
        if (log != null) {
            log.endOfEpoch(asked.leaderEpoch())
                    .ifPresent(end -> answer.setLeaderEpoch(end.leaderEpoch()).setEndOffset(end.endOffset()));
        }
        return answer;
    }
}
