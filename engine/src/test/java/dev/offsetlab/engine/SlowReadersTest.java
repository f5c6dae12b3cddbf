package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Readers that are slow, stop or vanish in the middle of a response, while the path is switched under them.
@Timeout(60)
class SlowReadersTest {
    private static final short VERSION = 12;
    private static final int LOG_BYTES = 12 << 20;

    @TempDir
    Path folder;

    private Broker broker;
    private byte[] expected;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> configs = Map.of("log.segment.delete.delay.ms", "0");
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false));
        PartitionLog log = broker.topics().create("t", 1, Map.of()).partitions().getFirst();
        Random random = new Random(5);
        while (log.sizeBytes() < LOG_BYTES) {
            byte[] value = new byte[1 + random.nextInt(100_000)];
            random.nextBytes(value);
            log.append(MemoryRecords.withRecords(Compression.NONE, new SimpleRecord(value))
                    .buffer());
        }
        expected = Files.readAllBytes(log.segments().getFirst().file());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private static FetchRequestData fetch(long offset, int maxBytes) {
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

    /// Reads a frame in pieces of random size, with pauses.
    private static ByteBuffer readSlowly(WireClient client, Random random) throws IOException {
        int sizeBytes = client.read(Integer.BYTES).getInt();
        ByteBuffer frame = ByteBuffer.allocate(sizeBytes);
        while (frame.hasRemaining()) {
            frame.put(client.read(Math.min(frame.remaining(), 1 + random.nextInt(400_000))));
            if (random.nextInt(4) == 0) {
                Thread.onSpinWait();
            }
        }
        return frame.flip();
    }

    private static MemoryRecords records(ByteBuffer frame) {
        frame.position(Integer.BYTES + 1);
        FetchResponseData response = new FetchResponseData();
        response.read(new ByteBufferAccessor(frame), VERSION);
        var partition = response.responses().getFirst().partitions().getFirst();
        assertThat(partition.errorCode()).isZero();
        return (MemoryRecords) partition.records();
    }

    /// Reads the whole log and compares every byte with the file's.
    private void readAll(long seed) throws IOException {
        Random random = new Random(seed);
        long offset = 0;
        int position = 0;
        try (WireClient client = WireClient.narrow(broker.address(), 4096 << random.nextInt(8))) {
            while (position < expected.length) {
                client.send(fetch(offset, 1 + random.nextInt(3 << 20)), VERSION);
                MemoryRecords records = records(readSlowly(client, random));
                int wholeBytes = records.validBytes();
                byte[] got = new byte[wholeBytes];
                records.buffer().slice().get(got);
                assertThat(Arrays.equals(got, 0, wholeBytes, expected, position, position + wholeBytes))
                        .as("seed %d position %d", seed, position)
                        .isTrue();
                position += wholeBytes;
                for (RecordBatch batch : records.batches()) {
                    offset = batch.nextOffset();
                }
            }
        }
    }

    private static List<String> pathsOfThisMachine() {
        return DataPaths.all().stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .map(DataPathProvider::name)
                .toList();
    }

    @Test
    void pathSwitchedAtRandomWhileManyRead_noByteChanges() throws Exception {
        long seed = System.nanoTime();
        List<String> paths = pathsOfThisMachine();
        assertThat(paths).contains("heap", "direct", "mmap", "sendfile");
        Random random = new Random(seed);
        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                long readerSeed = seed + i;
                reading.add(readers.submit(() -> {
                    readAll(readerSeed);
                    return null;
                }));
            }
            while (!reading.stream().allMatch(Future::isDone)) {
                broker.usePath(paths.get(random.nextInt(paths.size())));
                LockSupport.parkNanos(50_000); // the readers need a core too
            }
            for (Future<?> reader : reading) {
                reader.get();
            }
        }
        assertThat(broker.pathCounters()).as("seed %d", seed).hasSizeGreaterThan(1);
    }

    @Test
    void eachPath_deliversTheSameBytes() throws IOException {
        for (String path : pathsOfThisMachine()) {
            broker.usePath(path);
            readAll(path.hashCode());
            assertThat(broker.pathCounters().get(path)).as(path).isNotNull();
        }
    }

    @Test
    void readerThatStopsReading_othersGoOn_andItGetsAllInTheEnd() throws IOException {
        for (String path : pathsOfThisMachine()) {
            broker.usePath(path);
            try (WireClient stopped = WireClient.narrow(broker.address(), 4096)) {
                stopped.send(fetch(0, 10 << 20), VERSION);
                stopped.read(100);
                readAll(1);
                readAll(2);
                ByteBuffer rest = stopped.read(9 << 20);
                assertThat(rest.remaining()).isEqualTo(9 << 20);
            }
        }
    }

    @Test
    void clientsThatVanishMidResponse_letGoOfTheFile() throws IOException {
        for (String path : pathsOfThisMachine()) {
            broker.usePath(path);
            for (int i = 0; i < 5; i++) {
                try (WireClient client = WireClient.narrow(broker.address(), 4096)) {
                    client.send(fetch(0, 10 << 20), VERSION);
                    client.read(1000 * i + 1);
                }
            }
        }
        Awaiting.until("all are gone", () -> broker.serverCounters().open() == 0);
        broker.topics().delete("t");
        // A deleted file is removed when the last reader lets go of it.
        Awaiting.until("its files are gone", () -> filesOfTheTopic() == 0);
    }

    private long filesOfTheTopic() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file ->
                            file.toString().contains(".log") && !file.toString().contains("__"))
                    .filter(Files::isRegularFile)
                    .count();
        } catch (IOException | UncheckedIOException meanwhileGone) {
            return -1;
        }
    }
}
