package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.LogRead;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ErrorCodes;
import dev.offsetlab.engine.wire.RecordBytes;
import dev.offsetlab.engine.wire.RegionRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.slf4j.LoggerFactory;

/// Reads what one fetch request asks for, as ranges of files; no record is touched.
///
/// The size limits: each partition has its own, the response has one over all, and still the first partition that
/// has anything gives at least one whole batch, however large, so that a reader always gets on (KIP-74).
///
/// Used for one attempt by one thread. A response that is not sent must be let go of
/// ([RegionRecords#closeAll]).
final class FetchPlan {
    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(FetchPlan.class));
    private static final byte READ_COMMITTED = 1;
    private static final long UNKNOWN = -1;

    private final FetchRequestData request;
    private final boolean byId;
    private final String clientId;
    private final Observation observation;
    private final int enoughBytes;
    private final FetchResponseData response = new FetchResponseData();
    private final List<PartitionLog> logs = new ArrayList<>();
    private int leftBytes;
    private long readBytes;
    private boolean failed;
    private boolean moreBehind;

    FetchPlan(FetchRequestData request, boolean byId, int maxBytes, String clientId, Observation observation) {
        this.request = request;
        this.byId = byId;
        this.leftBytes = Math.max(0, Math.min(request.maxBytes(), maxBytes));
        this.enoughBytes = Math.min(request.minBytes(), leftBytes);
        this.clientId = clientId;
        this.observation = observation;
    }

    FetchPlan read(PartitionLookup lookup) {
        for (FetchTopic asked : request.topics()) {
            Optional<Topic> topic = lookup.topic(asked.topic(), asked.topicId(), byId);
            FetchableTopicResponse answers =
                    new FetchableTopicResponse().setTopic(asked.topic()).setTopicId(asked.topicId());
            response.responses().add(answers);
            for (FetchPartition partition : asked.partitions()) {
                answers.partitions().add(read(topic, partition));
            }
        }
        return this;
    }

    FetchResponseData response() {
        return response;
    }

    /// The logs that it read, to wait for.
    List<PartitionLog> logs() {
        return logs;
    }

    /// Reply now: there is enough, or something the client should know at once, or nothing to wait for.
    ///
    /// A read ends where its segment ends. Once the log has rolled no append adds to that answer, so a reader who
    /// asked for more bytes than the closed segment has left gets what there is.
    boolean complete() {
        return failed || moreBehind || readBytes >= enoughBytes || logs.isEmpty();
    }

    private PartitionData read(Optional<Topic> topic, FetchPartition asked) {
        PartitionLookup.Found found =
                PartitionLookup.partition(topic, asked.partition(), byId, asked.currentLeaderEpoch());
        PartitionLog log = found.log();
        if (log == null) {
            return failure(asked, found.error());
        }
        try {
            PartitionData answer = read(log, asked);
            logs.add(log);
            return answer;
        } catch (IOException | RuntimeException e) {
            Errors error = ErrorCodes.of(e);
            if (ErrorCodes.unexpected(error)) {
                FAILURES.failed("read partition=" + log.id(), e);
            }
            return failure(asked, error);
        }
    }

    private PartitionData read(PartitionLog log, FetchPartition asked) throws IOException {
        PartitionData answer = new PartitionData().setPartitionIndex(asked.partition());
        if (request.isolationLevel() == READ_COMMITTED) {
            answer.setAbortedTransactions(List.of());
        }
        long startNs = observation.startNs();
        int maxBytes = Math.max(0, Math.min(asked.partitionMaxBytes(), leftBytes));
        LogRead read = log.read(asked.fetchOffset(), maxBytes, readBytes == 0);
        long sizeBytes = read.region().sizeBytes();
        long endOffset = read.logEndOffset();
        answer.setHighWatermark(endOffset).setLastStableOffset(endOffset).setLogStartOffset(read.logStartOffset());
        if (sizeBytes == 0) {
            read.close();
            return answer.setRecords(RecordBytes.none());
        }
        moreBehind |= read.moreBehind();
        readBytes += sizeBytes;
        leftBytes = (int) Math.max(0, leftBytes - sizeBytes);
        String name = log.id().topic();
        observation.fetched(
                name, asked.partition(), asked.fetchOffset(), read.region().position(), sizeBytes, clientId, startNs);
        return answer.setRecords(new RegionRecords(read, name));
    }

    private PartitionData failure(FetchPartition asked, Errors error) {
        failed = true;
        return new PartitionData()
                .setPartitionIndex(asked.partition())
                .setErrorCode(error.code())
                .setHighWatermark(UNKNOWN)
                .setLastStableOffset(UNKNOWN)
                .setLogStartOffset(UNKNOWN)
                .setRecords(RecordBytes.none());
    }
}
