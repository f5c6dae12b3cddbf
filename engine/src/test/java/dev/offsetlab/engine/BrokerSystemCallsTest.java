package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.testing.TracedCalls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A whole broker under `strace`: one topic for each data path, each read once over a connection of its own. The
/// kernel's counts say what became of the records between the segment's file and that connection's socket.
///
/// | | read from the file | written to the socket | moved by the kernel |
/// |---|---|---|---|
/// | `heap`, `direct` | all | all | none |
/// | `mmap` | batch headers | all | none |
/// | `sendfile`, `splice` | batch headers | the response's header | all |
/// | `auto`, up to 8 KiB | all | all | none |
/// | `auto`, above | batch headers | the response's header | all |
@Timeout(60)
@Tag("alone")
class BrokerSystemCallsTest {
    private static final int BATCHES = 3;
    private static final int VALUE_BYTES = 900_000;
    private static final int SMALL_VALUE_BYTES = 2_000;
    private static final int FETCH_BYTES = 8 << 20;
    /// Of the response, not of its records.
    private static final long HEADER_BYTES = 4_096;
    /// The lookup reads a window of the file for each batch, to find where the next one begins.
    private static final long LOOKUP_BYTES = 32_768;

    private static final String SMALL = "small";

    @TempDir
    static Path folder;

    private static TracedCalls calls = new TracedCalls(List.of());
    private static final Map<String, Reading> readings = new HashMap<>();

    /// What one client got.
    ///
    /// @param port of its side
    private record Reading(int port, long recordBytes) {}

    /// What the kernel saw of one topic's reading.
    private record Seen(TracedCalls file, TracedCalls socket, long recordBytes) {
        long readBytes() {
            return file.where(TracedCalls.Call::copiesIn).bytes();
        }

        long writtenBytes() {
            return socket.where(TracedCalls.Call::copiesOut).bytes();
        }

        long movedBytes() {
            return socket.named("sendfile", "splice").bytes();
        }

        String text() {
            return "on the socket:" + socket.text() + "\non the file:" + file.text();
        }

        void copied() {
            assertThat(readBytes()).as(text()).isBetween(recordBytes, recordBytes + LOOKUP_BYTES);
            assertThat(writtenBytes()).isBetween(recordBytes, recordBytes + HEADER_BYTES);
            assertThat(socket.named("sendfile", "splice").count()).isZero();
        }

        void referenced() {
            assertThat(movedBytes()).as(text()).isEqualTo(recordBytes);
            assertThat(readBytes()).isLessThan(LOOKUP_BYTES);
            assertThat(writtenBytes()).isLessThan(HEADER_BYTES);
        }
    }

    @BeforeAll
    static void readByEveryPath() throws Exception {
        String why = TracedCalls.unavailableBecause();
        assumeTrue(why.isEmpty(), why);
        Path traces = Files.createDirectories(folder.resolve("traces"));
        Process strace = BrokerProcess.start(folder.resolve("data"), "256m", TracedCalls.command(traces));
        try {
            InetSocketAddress address = BrokerProcess.address(strace);
            fill(address);
            for (String topic : topics().keySet()) {
                readings.put(topic, read(address, topic));
            }
        } finally {
            strace.descendants().forEach(ProcessHandle::destroy);
            assertThat(strace.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        calls = TracedCalls.read(traces);
    }

    @AfterAll
    static void forget() {
        calls = new TracedCalls(List.of());
        readings.clear();
    }

    /// Each topic's path: one topic for each path, and one more whose responses are small.
    private static Map<String, String> topics() {
        Map<String, String> pathOf = new HashMap<>();
        for (String path : List.of("heap", "direct", "mmap", "sendfile", "splice", "auto")) {
            if (DataPaths.all().stream().anyMatch(known -> known.name().equals(path))) {
                pathOf.put(path, path);
            }
        }
        pathOf.put(SMALL, "auto");
        return pathOf;
    }

    private static void fill(InetSocketAddress address) throws Exception {
        try (Admin admin = new KafkaClients(address).admin();
                WireClient producer = new WireClient(address)) {
            admin.createTopics(topics().entrySet().stream()
                            .map(topic -> new NewTopic(topic.getKey(), 1, (short) 1)
                                    .configs(Map.of("data.path", topic.getValue(), "segment.bytes", "16777216")))
                            .toList())
                    .all()
                    .get();
            for (String topic : topics().keySet()) {
                for (int batch = 0; batch < (topic.equals(SMALL) ? 1 : BATCHES); batch++) {
                    produce(producer, topic, topic.equals(SMALL) ? SMALL_VALUE_BYTES : VALUE_BYTES);
                }
            }
        }
    }

    private static void produce(WireClient producer, String topic, int valueBytes) throws IOException {
        BatchBuilder batch = new BatchBuilder(Compression.NONE).add(1, null, new byte[valueBytes]);
        TopicProduceData data = new TopicProduceData()
                .setName(topic)
                .setPartitionData(List.of(new PartitionProduceData()
                        .setIndex(0)
                        .setRecords(MemoryRecords.readableRecords(batch.build()))));
        ProduceResponseData answer = producer.ask(
                new ProduceRequestData()
                        .setAcks((short) 1)
                        .setTopicData(
                                new TopicProduceDataCollection(List.of(data).iterator())),
                9,
                ProduceResponseData.class);
        assertThat(answer.responses()
                        .iterator()
                        .next()
                        .partitionResponses()
                        .getFirst()
                        .errorCode())
                .isZero();
    }

    private static Reading read(InetSocketAddress address, String topic) throws IOException {
        FetchTopic asked = new FetchTopic()
                .setTopic(topic)
                .setPartitions(List.of(new FetchPartition().setPartition(0).setPartitionMaxBytes(FETCH_BYTES)));
        try (WireClient consumer = new WireClient(address)) {
            int port = ((InetSocketAddress) consumer.socket().getLocalAddress()).getPort();
            FetchResponseData answer = consumer.ask(
                    new FetchRequestData()
                            .setMaxBytes(FETCH_BYTES)
                            .setMinBytes(1)
                            .setTopics(List.of(asked)),
                    12,
                    FetchResponseData.class);
            return new Reading(
                    port,
                    answer.responses()
                            .getFirst()
                            .partitions()
                            .getFirst()
                            .records()
                            .sizeInBytes());
        }
    }

    private static Seen seen(String topic) {
        assumeTrue(readings.containsKey(topic), "no path " + topic + " on this machine");
        Reading reading = Objects.requireNonNull(readings.get(topic));
        return new Seen(
                calls.on("/" + topic + "-0/00000000000000000000.log"),
                calls.on(":" + reading.port() + "]"),
                reading.recordBytes());
    }

    @Test
    void everyPath_deliveredAllRecords() {
        topics().keySet()
                .forEach(topic -> assertThat(seen(topic).recordBytes())
                        .as(topic)
                        .isGreaterThan(topic.equals(SMALL) ? SMALL_VALUE_BYTES : (long) BATCHES * VALUE_BYTES));
    }

    @Test
    void heap_readsAndWritesEveryByte_eightKiBAtATime() {
        Seen heap = seen("heap");
        heap.copied();
        assertThat(heap.file().named("pread64").count()).isGreaterThan((int) (heap.recordBytes() / 8192));
    }

    @Test
    void direct_readsAndWritesEveryByte() {
        seen("direct").copied();
    }

    @Test
    void mmap_writesEveryByte_andReadsNone() {
        Seen mmap = seen("mmap");
        assertThat(mmap.readBytes()).as(mmap.text()).isLessThan(LOOKUP_BYTES);
        assertThat(mmap.writtenBytes()).isBetween(mmap.recordBytes(), mmap.recordBytes() + HEADER_BYTES);
        assertThat(mmap.movedBytes()).isZero();
    }

    @Test
    void sendfile_movesEveryByte_inFewCalls() {
        Seen sendfile = seen("sendfile");
        sendfile.referenced();
        assertThat(sendfile.socket().named("splice").count()).isZero();
        assertThat(sendfile.file().named("sendfile").bytes()).isEqualTo(sendfile.recordBytes());
        assertThat(sendfile.socket().named("sendfile").count())
                .as(sendfile.text())
                .isLessThan(200);
    }

    @Test
    void splice_movesEveryByteTwice_throughAPipe() {
        Seen splice = seen("splice");
        splice.referenced();
        assertThat(splice.socket().named("sendfile").count()).isZero();
        assertThat(splice.file().named("splice").bytes()).isEqualTo(splice.recordBytes());
    }

    @Test
    void auto_copiesWhatIsSmall_inOneWriteWithItsHeader() {
        Seen small = seen(SMALL);
        small.copied();
        assertThat(small.socket().where(TracedCalls.Call::copiesOut).count())
                .as(small.text())
                .isEqualTo(1);
    }

    @Test
    void auto_referencesWhatIsLarge() {
        seen("auto").referenced();
    }
}
