package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfigCollection;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Makes a topic of one partition and fills it through Kafka's protocol, with batches of a chosen size.
///
/// A few requests are under way at a time, so that neither side waits for the other. One thread owns it.
public final class TopicFiller implements AutoCloseable {
    private static final int CREATE_TOPICS_VERSION = 4;
    private static final int CREATE_TIMEOUT_MS = 30_000;
    private static final int IN_FLIGHT = 4;

    private final KafkaConnection connection;

    private TopicFiller(KafkaConnection connection) {
        this.connection = connection;
    }

    public static TopicFiller connect(InetSocketAddress address) throws IOException {
        return new TopicFiller(KafkaConnection.open(address, "filler"));
    }

    /// Creates `topic` and sends it at least `bytes` of batches of at most `batchBytes`.
    ///
    /// @param onProgress gets the bytes sent so far
    public FillResult fill(String topic, RecordSource source, long bytes, int batchBytes, LongConsumer onProgress)
            throws IOException {
        createTopic(topic, Map.of());
        return append(topic, source, bytes, batchBytes, onProgress);
    }

    /// The same for a topic that exists.
    public FillResult append(String topic, RecordSource source, long bytes, int batchBytes, LongConsumer onProgress)
            throws IOException {
        long startNs = System.nanoTime();
        ProduceFrame frame = new ProduceFrame(connection.clientId(), topic, 0);
        BatchSource batchSource = new BatchSource(source, batchBytes);
        long sent = 0;
        long records = 0;
        long batches = 0;
        long answered = 0;
        while (sent < bytes) {
            BatchSource.Batch next = batchSource.next();
            ByteBuffer batch = next.bytes();
            records += next.records();
            sent += batch.remaining();
            connection.write(frame.of(batch));
            connection.write(batch);
            batches++;
            if (batches - answered == IN_FLIGHT) {
                frame.check(connection.readFrame());
                answered++;
            }
            onProgress.accept(sent);
        }
        for (; answered < batches; answered++) {
            frame.check(connection.readFrame());
        }
        return new FillResult(records, batches, sent, System.nanoTime() - startNs);
    }

    public void createTopic(String topic, Map<String, String> configs) throws IOException {
        var collection = new CreatableTopicConfigCollection();
        configs.forEach((name, value) ->
                collection.add(new CreatableTopicConfig().setName(name).setValue(value)));
        var topics = new CreateTopicsRequestData.CreatableTopicCollection();
        topics.add(new CreatableTopic()
                .setName(topic)
                .setNumPartitions(1)
                .setReplicationFactor((short) 1)
                .setConfigs(collection));
        var request = new CreateTopicsRequestData().setTopics(topics).setTimeoutMs(CREATE_TIMEOUT_MS);
        var results = List.copyOf(connection
                .call(ApiKeys.CREATE_TOPICS, CREATE_TOPICS_VERSION, request, new CreateTopicsResponseData())
                .topics());
        Errors error = Errors.forCode(results.getFirst().errorCode());
        if (error != Errors.NONE) {
            throw new IOException("cannot create topic " + topic + ": " + error + " "
                    + results.getFirst().errorMessage());
        }
        LogEnds.awaitLeader(connection, topic, 0);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
