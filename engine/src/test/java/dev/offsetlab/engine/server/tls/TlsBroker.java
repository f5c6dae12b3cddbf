package dev.offsetlab.engine.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.PartitionLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// A broker with a TLS listener and one topic of random batches, and what its clients ask it.
final class TlsBroker implements AutoCloseable {
    static final short FETCH_VERSION = 12;

    private final Broker broker;
    private final TlsAccess tls;
    private final byte[] stored;

    private TlsBroker(Broker broker, byte[] stored) {
        this.broker = broker;
        this.tls = broker.tls().orElseThrow();
        this.stored = stored;
    }

    static TlsBroker start(Path folder, Map<String, String> more, int logBytes) throws IOException {
        TestCertificate.into(folder);
        Map<String, String> configs = new HashMap<>(Map.of("ssl.port", "0", "log.segment.delete.delay.ms", "0"));
        // A crowd comes faster than it is accepted, and who finds no place in the queue knocks again after a second.
        configs.put("socket.listen.backlog.size", "2000");
        configs.putAll(more);
        Broker broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false));
        PartitionLog log = broker.topics().create("t", 1, Map.of()).partitions().getFirst();
        Random random = new Random(5);
        while (log.sizeBytes() < logBytes) {
            byte[] value = new byte[1 + random.nextInt(100_000)];
            random.nextBytes(value);
            log.append(MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(value))
                    .buffer());
        }
        byte[] stored = Files.readAllBytes(log.segments().getFirst().file());
        return new TlsBroker(broker, stored);
    }

    Broker broker() {
        return broker;
    }

    TlsAccess tls() {
        return tls;
    }

    static FetchRequestData fetch(long offset, int maxBytes) {
        return new FetchRequestData()
                .setMaxBytes(maxBytes)
                .setMinBytes(1)
                .setMaxWaitMs(1000)
                .setTopics(List.of(new FetchTopic()
                        .setTopic("t")
                        .setPartitions(List.of(new FetchPartition()
                                .setPartition(0)
                                .setFetchOffset(offset)
                                .setPartitionMaxBytes(maxBytes)))));
    }

    /// Reads the whole log in fetches of random size and compares every byte with the file's.
    void readAll(TlsClient client, Random random) throws IOException {
        long offset = 0;
        int position = 0;
        while (position < stored.length) {
            client.send(fetch(offset, 1 + random.nextInt(3 << 20)), FETCH_VERSION);
            MemoryRecords records = records(client.receiveFrame());
            int wholeBytes = records.validBytes();
            byte[] got = new byte[wholeBytes];
            records.buffer().slice().get(got);
            assertThat(Arrays.equals(got, 0, wholeBytes, stored, position, position + wholeBytes))
                    .as("position %d", position)
                    .isTrue();
            position += wholeBytes;
            for (RecordBatch batch : records.batches()) {
                offset = batch.nextOffset();
            }
        }
    }

    static MemoryRecords records(ByteBuffer frame) {
        frame.position(frame.position() + Integer.BYTES + 1);
        FetchResponseData response = new FetchResponseData();
        response.read(new ByteBufferAccessor(frame), FETCH_VERSION);
        var partition = response.responses().getFirst().partitions().getFirst();
        assertThat(partition.errorCode()).isZero();
        return (MemoryRecords) partition.records();
    }

    /// Asks something small and gets its answer.
    static void isServed(TlsClient client) throws IOException {
        client.send(new ApiVersionsRequestData(), 0);
        assertThat(client.receiveFrame().remaining()).isGreaterThan(100);
    }

    void newClientIsServed() throws IOException {
        try (TlsClient client = new TlsClient(tls)) {
            isServed(client);
        }
    }

    static void await(BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(untilNs);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
    }
}
