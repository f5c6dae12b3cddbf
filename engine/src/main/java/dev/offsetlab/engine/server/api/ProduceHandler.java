package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.AppendResult;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.observe.ClientLog;
import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.ErrorCodes;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.wire.RecordBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Produce: one batch per partition, from the request's frame to the log's file.
///
/// The records are a view of the bytes that came from the socket; the log checks them, assigns offsets in place and
/// writes them. acks 1 and -1 (all) mean the same with one node. With acks 0 nobody waits for an answer, so a
/// failure is told by closing the connection, as Kafka does.
final class ProduceHandler implements ApiHandler<ProduceRequestData> {
    private static final Logger LOG = LoggerFactory.getLogger(ProduceHandler.class);
    private static final FailureLog FAILURES = new FailureLog(LOG);
    private static final ClientLog CLIENTS = new ClientLog(LOG);
    private static final int BY_ID_FROM = 13;
    private static final int ZSTD_FROM = 7;
    private static final long NONE = -1;

    private final PartitionLookup lookup;

    ProduceHandler(PartitionLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.PRODUCE;
    }

    @Override
    public void handle(ProduceRequestData request, Exchange exchange) {
        ProduceResponseData response = new ProduceResponseData();
        Errors whole = refusal(request);
        Errors first = whole;
        for (TopicProduceData topic : request.topicData()) {
            Errors failed = produce(topic, whole, exchange.version(), response);
            first = first == Errors.NONE ? failed : first;
        }
        if (request.acks() != 0) {
            exchange.reply(response);
        } else if (first == Errors.NONE) {
            exchange.replyNothing();
        } else {
            exchange.disconnect("produce with acks=0 failed: clientId=" + exchange.clientId() + " error=" + first);
        }
    }

    /// What is wrong with the request as a whole. Transactions are not served, and a producer that tries one is
    /// told so in a way that ends it rather than has it retry.
    private static Errors refusal(ProduceRequestData request) {
        if (request.transactionalId() != null) {
            return Errors.TRANSACTIONAL_ID_AUTHORIZATION_FAILED;
        }
        short acks = request.acks();
        return acks == 0 || acks == 1 || acks == -1 ? Errors.NONE : Errors.INVALID_REQUIRED_ACKS;
    }

    /// Returns the first error. The broker's own topics are not for clients to write: what is read back from them at
    /// start is believed.
    private Errors produce(TopicProduceData data, Errors whole, short version, ProduceResponseData response) {
        boolean byId = version >= BY_ID_FROM;
        Optional<Topic> topic = lookup.topic(data.name(), data.topicId(), byId);
        TopicProduceResponse answers =
                new TopicProduceResponse().setName(data.name()).setTopicId(data.topicId());
        response.responses().add(answers);
        Errors first = Errors.NONE;
        Errors refused =
                whole == Errors.NONE && topic.isPresent() && topic.get().internal()
                        ? Errors.INVALID_TOPIC_EXCEPTION
                        : whole;
        for (PartitionProduceData partition : data.partitionData()) {
            PartitionProduceResponse answer = refused == Errors.NONE
                    ? append(PartitionLookup.partition(topic, partition.index(), byId), partition, version)
                    : failure(partition, refused, null);
            answers.partitionResponses().add(answer);
            first = first == Errors.NONE ? Errors.forCode(answer.errorCode()) : first;
        }
        return first;
    }

    /// A batch packed with zstd is refused in a version from before zstd, as Kafka refuses it. A Fetch of such a
    /// version gets it all the same: Kafka looks at no stored batch for that either.
    private static PartitionProduceResponse append(
            PartitionLookup.Found found, PartitionProduceData data, short version) {
        PartitionLog log = found.log();
        if (log == null) {
            return failure(data, found.error(), null);
        }
        ByteBuffer batch = RecordBytes.of(data.records());
        if (version < ZSTD_FROM && RecordBytes.isZstd(batch)) {
            return failure(data, Errors.UNSUPPORTED_COMPRESSION_TYPE, null);
        }
        try {
            AppendResult result = log.append(batch);
            return new PartitionProduceResponse()
                    .setIndex(data.index())
                    .setBaseOffset(result.baseOffset())
                    .setLogAppendTimeMs(result.appendTimeMs())
                    .setLogStartOffset(result.logStartOffset());
        } catch (IOException | RuntimeException e) {
            Errors error = ErrorCodes.of(e);
            if (ErrorCodes.unexpected(error)) {
                FAILURES.failed("append partition=" + log.id() + " error=" + error, e);
            } else {
                CLIENTS.info(
                        "append refused: partition={} error={} reason=\"{}\"", log.id(), error, ErrorCodes.message(e));
            }
            return failure(data, error, ErrorCodes.message(e));
        }
    }

    private static PartitionProduceResponse failure(PartitionProduceData data, Errors error, @Nullable String message) {
        return new PartitionProduceResponse()
                .setIndex(data.index())
                .setErrorCode(error.code())
                .setErrorMessage(message)
                .setBaseOffset(NONE)
                .setLogAppendTimeMs(NONE)
                .setLogStartOffset(NONE);
    }
}
