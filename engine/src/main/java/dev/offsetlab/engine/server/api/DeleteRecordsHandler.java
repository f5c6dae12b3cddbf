package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.TopicNames;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsPartition;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsTopic;
import org.apache.kafka.common.message.DeleteRecordsResponseData;
import org.apache.kafka.common.message.DeleteRecordsResponseData.DeleteRecordsPartitionResult;
import org.apache.kafka.common.message.DeleteRecordsResponseData.DeleteRecordsTopicResult;
import org.apache.kafka.common.protocol.ApiKeys;

/// Moves the start of logs up to an offset; whole segments below it go.
final class DeleteRecordsHandler implements ApiHandler<DeleteRecordsRequestData> {
    private static final long TO_THE_END = -1;

    private final Topics topics;

    DeleteRecordsHandler(Topics topics) {
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DELETE_RECORDS;
    }

    @Override
    public void handle(DeleteRecordsRequestData request, Exchange exchange) {
        DeleteRecordsResponseData response = new DeleteRecordsResponseData();
        for (DeleteRecordsTopic topic : request.topics()) {
            DeleteRecordsTopicResult result = response.topics().find(topic.name());
            if (result == null) {
                result = new DeleteRecordsTopicResult().setName(topic.name());
                response.topics().add(result);
            }
            for (DeleteRecordsPartition asked : topic.partitions()) {
                result.partitions().add(delete(topic.name(), asked));
            }
        }
        exchange.reply(response);
    }

    private DeleteRecordsPartitionResult delete(String topic, DeleteRecordsPartition asked) {
        DeleteRecordsPartitionResult result =
                new DeleteRecordsPartitionResult().setPartitionIndex(asked.partitionIndex());
        try {
            return result.setLowWatermark(delete(log(topic, asked.partitionIndex()), asked.offset()));
        } catch (RuntimeException | IOException e) {
            String item = "delete records partition=" + topic + "-" + asked.partitionIndex();
            return result.setLowWatermark(-1).setErrorCode(Refusal.of(e, item).code());
        }
    }

    private PartitionLog log(String topic, int partition) {
        if (TopicNames.isInternal(topic)) {
            throw new InvalidTopicException("records of an internal topic are not deleted: topic=" + topic);
        }
        return topics.partition(topic, partition)
                .orElseThrow(
                        () -> new UnknownTopicOrPartitionException("This server does not host this topic-partition."));
    }

    private static long delete(PartitionLog log, long offset) throws IOException {
        if (!log.config().delete()) {
            throw new PolicyViolationException("cleanup.policy of the topic is without delete: " + log.id());
        }
        if (offset < TO_THE_END) {
            throw new OffsetOutOfRangeException("no such offset: " + offset);
        }
        return log.deleteRecordsBefore(offset);
    }
}
