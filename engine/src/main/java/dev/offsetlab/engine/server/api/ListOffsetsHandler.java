package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.TimestampedOffset;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.ErrorCodes;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsTopic;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsTopicResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// ListOffsets: which offset belongs to a timestamp, or to one of the names that are negative timestamps.
///
/// | timestamp | from version | means |
/// |---|---|---|
/// | -1 | 1 | latest: the log's end |
/// | -2 | 1 | earliest: the log start offset |
/// | -3 | 7 | the record with the largest timestamp |
/// | -4 | 8 | earliest on local disk: the log start offset, for all of it is local |
/// | -5 | 9 | latest in remote storage: none, -1 |
/// | -6 | 11 | earliest that waits to go there: none, -1 |
final class ListOffsetsHandler implements ApiHandler<ListOffsetsRequestData> {
    private static final long LATEST = -1;
    private static final long EARLIEST = -2;
    private static final long MAX_TIMESTAMP = -3;
    private static final long EARLIEST_LOCAL = -4;
    private static final int EPOCH_FROM = 4;
    private static final int[] FIRST_VERSION_OF = {0, 1, 1, 7, 8, 9, 11};
    private static final TimestampedOffset NONE = new TimestampedOffset(-1, -1);

    private final PartitionLookup lookup;

    ListOffsetsHandler(PartitionLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.LIST_OFFSETS;
    }

    @Override
    public void handle(ListOffsetsRequestData request, Exchange exchange) {
        Set<PartitionId> twice = namedTwice(request);
        ListOffsetsResponseData response = new ListOffsetsResponseData();
        for (ListOffsetsTopic asked : request.topics()) {
            Optional<Topic> topic = lookup.topic(asked.name(), Uuid.ZERO_UUID, false);
            ListOffsetsTopicResponse answers = new ListOffsetsTopicResponse().setName(asked.name());
            response.topics().add(answers);
            for (ListOffsetsPartition partition : asked.partitions()) {
                boolean repeated = twice.contains(new PartitionId(asked.name(), partition.partitionIndex()));
                answers.partitions()
                        .add(
                                repeated
                                        ? failure(partition, Errors.INVALID_REQUEST)
                                        : offset(topic, partition, exchange.version()));
            }
        }
        exchange.reply(response);
    }

    private static Set<PartitionId> namedTwice(ListOffsetsRequestData request) {
        Set<PartitionId> seen = new HashSet<>();
        Set<PartitionId> twice = new HashSet<>();
        for (ListOffsetsTopic topic : request.topics()) {
            for (ListOffsetsPartition partition : topic.partitions()) {
                PartitionId id = new PartitionId(topic.name(), partition.partitionIndex());
                if (!seen.add(id)) {
                    twice.add(id);
                }
            }
        }
        return twice;
    }

    private static ListOffsetsPartitionResponse offset(
            Optional<Topic> topic, ListOffsetsPartition asked, short version) {
        if (!known(asked.timestamp(), version)) {
            return failure(asked, Errors.UNSUPPORTED_VERSION);
        }
        PartitionLookup.Found found =
                PartitionLookup.partition(topic, asked.partitionIndex(), false, asked.currentLeaderEpoch());
        PartitionLog log = found.log();
        if (log == null) {
            return failure(asked, found.error());
        }
        try {
            TimestampedOffset answer = lookUp(log, asked.timestamp());
            ListOffsetsPartitionResponse response = new ListOffsetsPartitionResponse()
                    .setPartitionIndex(asked.partitionIndex())
                    .setTimestamp(answer.timestampMs())
                    .setOffset(answer.offset());
            if (version >= EPOCH_FROM && answer.offset() >= 0) {
                response.setLeaderEpoch(log.leaderEpoch());
            }
            return response;
        } catch (IOException | RuntimeException e) {
            return failure(asked, ErrorCodes.of(e));
        }
    }

    private static boolean known(long timestamp, short version) {
        return timestamp >= 0
                || (-timestamp < FIRST_VERSION_OF.length && version >= FIRST_VERSION_OF[(int) -timestamp]);
    }

    private static TimestampedOffset lookUp(PartitionLog log, long timestamp) throws IOException {
        if (timestamp >= 0) {
            return log.offsetForTimestamp(timestamp).orElse(NONE);
        }
        if (timestamp == LATEST) {
            return new TimestampedOffset(-1, log.logEndOffset());
        }
        if (timestamp == EARLIEST || timestamp == EARLIEST_LOCAL) {
            return new TimestampedOffset(-1, log.logStartOffset());
        }
        return timestamp == MAX_TIMESTAMP ? log.maxTimestamp().orElse(NONE) : NONE;
    }

    private static ListOffsetsPartitionResponse failure(ListOffsetsPartition asked, Errors error) {
        return new ListOffsetsPartitionResponse()
                .setPartitionIndex(asked.partitionIndex())
                .setErrorCode(error.code())
                .setTimestamp(-1)
                .setOffset(-1);
    }
}
