package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.workload.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// Sends batches to one partition, one at a time, each acknowledged before the next. Owned by one thread of the
/// desk; a stopped cell closes the connection.
final class WireProducer implements AutoCloseable {
    private static final int VERSION = 7;
    private static final short ACKS_LEADER = 1;
    private static final int TIMEOUT_MS = 30_000;
    private static final String ARROW = "=>";

    private final KafkaConnection connection;
    private final Place place;
    private final Job job;

    private WireProducer(KafkaConnection connection, Place place, Job job) {
        this.connection = connection;
        this.place = place;
        this.job = job;
    }

    static WireProducer open(InetSocketAddress address, Place place, Job job) throws IOException {
        return new WireProducer(WireWork.open(address, job), place, job);
    }

    /// One batch of these texts: `key=>value`, `key=>` for a tombstone, or a value alone.
    static ByteBuffer batch(String... texts) {
        BatchBuilder batch = new BatchBuilder(Compression.NONE);
        long nowMs = System.currentTimeMillis();
        for (String text : texts) {
            int arrow = text.indexOf(ARROW);
            if (arrow < 0) {
                batch.add(nowMs, null, bytes(text));
            } else {
                String value = text.substring(arrow + ARROW.length());
                batch.add(nowMs, bytes(text.substring(0, arrow)), value.isEmpty() ? null : bytes(value));
            }
        }
        return batch.build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @throws DeskException where the broker refuses the batch
    PartitionProduceResponse send(ByteBuffer batch) throws IOException {
        var topics = new TopicProduceDataCollection();
        topics.add(new TopicProduceData()
                .setName(place.topic())
                .setPartitionData(List.of(new PartitionProduceData()
                        .setIndex(place.partition())
                        .setRecords(MemoryRecords.readableRecords(batch)))));
        var request = new ProduceRequestData()
                .setAcks(ACKS_LEADER)
                .setTimeoutMs(TIMEOUT_MS)
                .setTopicData(topics);
        PartitionProduceResponse answer = connection
                .call(ApiKeys.PRODUCE, VERSION, request, new ProduceResponseData())
                .responses()
                .iterator()
                .next()
                .partitionResponses()
                .getFirst();
        WireWork.check("produce", answer.errorCode(), place.toString());
        return answer;
    }

    @Override
    public void close() throws IOException {
        job.endsByItself();
        connection.close();
    }
}
