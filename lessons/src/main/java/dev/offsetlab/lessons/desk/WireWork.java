package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.workload.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// One fetch, one answer, in Kafka's protocol and without a client library: the same against this engine and
/// against a real Apache Kafka. On the desk's threads; a stopped cell closes the connection.
final class WireWork {
    static final int FETCH_VERSION = 4;
    private static final int NO_REPLICA = -1;
    private static final double MILLI_NS = 1e6;

    private WireWork() {}

    /// What a fetch asks for.
    record Ask(Place place, long offset, int maxBytes, int maxWaitMs, int minBytes) {}

    static FetchRequestData request(Ask ask) {
        return new FetchRequestData()
                .setReplicaId(NO_REPLICA)
                .setMaxWaitMs(ask.maxWaitMs)
                .setMinBytes(ask.minBytes)
                .setMaxBytes(ask.maxBytes)
                .setTopics(List.of(new FetchTopic()
                        .setTopic(ask.place.topic())
                        .setPartitions(List.of(new FetchPartition()
                                .setPartition(ask.place.partition())
                                .setFetchOffset(ask.offset)
                                .setPartitionMaxBytes(ask.maxBytes)))));
    }

    static Fetched fetch(InetSocketAddress address, Ask ask, Job job) throws IOException {
        FetchRequestData request = request(ask);
        try (KafkaConnection connection = open(address, job)) {
            long startNs = System.nanoTime();
            FetchResponseData answer = connection.call(ApiKeys.FETCH, FETCH_VERSION, request, new FetchResponseData());
            double waitedMs = (System.nanoTime() - startNs) / MILLI_NS;
            var partition = answer.responses().getFirst().partitions().getFirst();
            check("fetch", partition.errorCode(), ask.place + " offset=" + ask.offset);
            return fetched(ask, partition, waitedMs);
        } finally {
            job.endsByItself();
        }
    }

    private static Fetched fetched(Ask ask, FetchResponseData.PartitionData partition, double waitedMs) {
        ByteBuffer bytes =
                partition.records() instanceof MemoryRecords records ? records.buffer() : ByteBuffer.allocate(0);
        List<Fetched.Batch> batches = new ArrayList<>();
        int at = bytes.position();
        while (bytes.limit() - at >= BatchLayout.HEADER_BYTES) {
            BatchHeader header = BatchHeader.read(bytes, at);
            if (header.sizeBytes() > bytes.limit() - at) {
                break;
            }
            batches.add(new Fetched.Batch(
                    header.baseOffset(),
                    header.lastOffset(),
                    header.recordCount(),
                    header.sizeBytes(),
                    String.format("%08x", header.crc())));
            at += header.sizeBytes();
        }
        long before = batches.isEmpty()
                ? 0
                : Math.max(0, ask.offset - batches.getFirst().baseOffset());
        return new Fetched(
                ask.place.toString(),
                ask.offset,
                bytes.remaining(),
                batches,
                before,
                bytes.limit() - at,
                partition.highWatermark(),
                waitedMs);
    }

    static KafkaConnection open(InetSocketAddress address, Job job) throws IOException {
        KafkaConnection connection = KafkaConnection.open(address, "lab");
        job.endsBy(() -> close(connection));
        return connection;
    }

    private static void close(KafkaConnection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw DeskException.of(e);
        }
    }

    static void check(String what, short code, String where) {
        Errors error = Errors.forCode(code);
        if (error != Errors.NONE) {
            throw new DeskException(
                    "the broker refused to " + what + " " + where + ": " + error + " (" + error.message() + ")");
        }
    }
}
