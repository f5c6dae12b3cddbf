package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.BatchSearch;
import dev.offsetlab.engine.log.BatchStamping;
import dev.offsetlab.engine.log.IndexFloor;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.RollRule;
import dev.offsetlab.engine.log.SegmentNaming;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Parts of the log that are somebody else's, under Kafka's own clients.
@Timeout(60)
class ExchangedPartsTest {
    private static final String TOPIC = "orders";

    @TempDir
    Path folder;

    private Broker broker;
    private KafkaClients clients;

    @BeforeEach
    void start() throws Exception {
        open(LogParts.ENGINE);
        try (Admin admin = clients.admin()) {
            NewTopic small = new NewTopic(TOPIC, 1, (short) 1)
                    .configs(Map.of("internal.segment.bytes", "8192", "index.interval.bytes", "256"));
            admin.createTopics(List.of(small)).all().get();
        }
    }

    private void open(LogParts parts) throws Exception {
        broker = Broker.start(KafkaClients.promptGroups(folder), parts);
        clients = new KafkaClients(broker.address());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    private PartitionLog log() {
        return broker.topics().partition(TOPIC, 0).orElseThrow();
    }

    /// Counts how often each part was asked, and answers as the engine does.
    private static final class Counting {
        final AtomicInteger stamped = new AtomicInteger();
        final AtomicInteger rolls = new AtomicInteger();
        final AtomicInteger names = new AtomicInteger();
        final AtomicInteger floors = new AtomicInteger();
        final AtomicInteger searches = new AtomicInteger();

        LogParts parts() {
            BatchStamping stamping = (buffer, at, baseOffset, epoch, appendTimeMs) -> {
                stamped.incrementAndGet();
                BatchStamping.ENGINE.stamp(buffer, at, baseOffset, epoch, appendTimeMs);
            };
            RollRule rolling = (active, incoming, limits, nowMs) -> {
                rolls.incrementAndGet();
                return RollRule.ENGINE.reason(active, incoming, limits, nowMs);
            };
            SegmentNaming naming = (baseOffset, suffix) -> {
                names.incrementAndGet();
                return SegmentNaming.ENGINE.fileName(baseOffset, suffix);
            };
            IndexFloor floor = (entries, count, relativeOffset) -> {
                floors.incrementAndGet();
                return IndexFloor.ENGINE.position(entries, count, relativeOffset);
            };
            BatchSearch search = (index, log, offset) -> {
                searches.incrementAndGet();
                return BatchSearch.ENGINE.find(index, log, offset);
            };
            return LogParts.ENGINE
                    .with(stamping)
                    .with(rolling)
                    .with(naming)
                    .with(floor)
                    .with(search);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(int number) {
        return new ProducerRecord<>(TOPIC, ByteBuffer.allocate(4).putInt(number).array(), new byte[100]);
    }

    private void assertReadsAll(String group, int count) {
        List<Integer> numbers = clients.read(group, TOPIC, count).stream()
                .map(record -> ByteBuffer.wrap(record.key()).getInt())
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    @Test
    void exchangedUnderTraffic_everyRecordArrivesOnceAndInOrder() throws Exception {
        Counting counting = new Counting();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("batch.size", "1000"))) {
            for (int i = 0; i < 3_000; i++) {
                if (i % 100 == 0) {
                    broker.useParts(i % 200 == 0 ? counting.parts() : LogParts.ENGINE);
                }
                sent.add(producer.send(record(i)));
                if (i % 50 == 0) {
                    sent.getLast().get();
                }
            }
            for (int i = 0; i < sent.size(); i++) {
                assertThat(sent.get(i).get().offset()).isEqualTo(i);
            }
        }
        broker.useParts(counting.parts());
        assertReadsAll("all", 3_000);
        for (long offset = 0; offset < 3_000; offset += 61) {
            assertThat(log().explain(offset, 100).batch().orElseThrow().baseOffset())
                    .isLessThanOrEqualTo(offset);
        }
        assertThat(List.of(counting.stamped, counting.rolls, counting.names, counting.floors, counting.searches))
                .allSatisfy(asked -> assertThat(asked.get()).isPositive());
        assertThat(log().segmentCount()).isGreaterThan(10);

        broker.close();
        open(counting.parts());
        assertReadsAll("again", 3_000);
    }

    private void assertProduceFails(LogParts parts, String... words) throws Exception {
        broker.useParts(parts);
        long end = log().logEndOffset();
        long sizeBytes = log().sizeBytes();
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("enable.idempotence", "false"))) {
            assertThatThrownBy(() -> producer.send(record(0)).get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(UnknownServerException.class)
                    .hasMessageContainingAll(words);
        }
        assertThat(log().logEndOffset()).isEqualTo(end);
        assertThat(log().sizeBytes()).isEqualTo(sizeBytes);
        broker.useParts(LogParts.ENGINE);
    }

    private void produce(int from, int to) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("batch.size", "1000"))) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = from; i < to; i++) {
                sent.add(producer.send(record(i)));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    @Test
    void stampingThatThrowsOrLies_failsTheRequest_andNothingIsStored() throws Exception {
        produce(0, 100);
        BatchStamping half = (buffer, at, baseOffset, epoch, appendTimeMs) -> {
            buffer.putLong(at, baseOffset + 1);
            throw new UnsupportedOperationException("exercise 2: write the leader epoch");
        };
        assertProduceFails(LogParts.ENGINE.with(half), "stamping", "exercise 2", "ExchangedPartsTest.java");
        BatchStamping late = (buffer, at, baseOffset, epoch, appendTimeMs) ->
                BatchStamping.ENGINE.stamp(buffer, at, baseOffset + 1, epoch, appendTimeMs);
        assertProduceFails(LogParts.ENGINE.with(late), "base offset should be 100 and is 101");
        BatchStamping scribbling = (buffer, at, baseOffset, epoch, appendTimeMs) -> {
            BatchStamping.ENGINE.stamp(buffer, at, baseOffset, epoch, appendTimeMs);
            buffer.put(at + 70, (byte) 77);
        };
        assertProduceFails(LogParts.ENGINE.with(scribbling), "checksum");
        BatchStamping endless = (buffer, at, baseOffset, epoch, appendTimeMs) -> {
            throw new StackOverflowError();
        };
        assertProduceFails(LogParts.ENGINE.with(endless), "StackOverflowError");
        produce(100, 200);
        assertReadsAll("all", 200);
    }

    @Test
    void rollingAndNamingThatThrowOrLie_failTheRequest_andNothingIsStored() throws Exception {
        produce(0, 100);
        RollRule broken = (active, incoming, limits, nowMs) -> {
            throw new IllegalStateException("no rule");
        };
        assertProduceFails(LogParts.ENGINE.with(broken), "rolling", "no rule");
        RollRule always = (active, incoming, limits, nowMs) -> Optional.of(RollRule.Reason.SEGMENT_BYTES);
        SegmentNaming flat = (baseOffset, suffix) -> baseOffset + suffix;
        int segments = log().segmentCount();
        assertProduceFails(
                LogParts.ENGINE.with(always).with(flat), "file name should be 00000000000000000100.log and is 100.log");
        assertThat(log().segmentCount()).isEqualTo(segments);

        broker.useParts(LogParts.ENGINE.with(always));
        produce(100, 200);
        assertThat(log().segmentCount()).isGreaterThan(segments + 5);
        assertReadsAll("all", 200);
    }

    @Test
    void searchThatThrowsOrLies_failsTheFetch_othersGoOn_andItIsMendedLive() throws Exception {
        produce(0, 500);
        IndexFloor first = (entries, count, relativeOffset) -> count == 0 ? 0 : entries.getInt(4);
        IndexFloor writing =
                (entries, count, relativeOffset) -> entries.putInt(0, 0).getInt(4);
        BatchSearch nothing = (index, log, offset) -> OptionalLong.empty();
        BatchSearch next = (index, log, offset) -> BatchSearch.ENGINE.find(index, log, offset + 10);
        BatchSearch beside = (index, log, offset) -> OptionalLong.of(index.applyAsInt(offset) + 1);
        for (Object part : List.of(first, writing, nothing, next, beside)) {
            broker.useParts(LogParts.ENGINE.with(part));
            assertThatThrownBy(() -> log().read(40, 1_000, true))
                    .hasMessageContaining(getClass().getName())
                    .hasMessageContaining("failed");
        }
        long until = broker.serverCounters().requests() + 20;
        Thread mending = Thread.ofPlatform().daemon().start(() -> {
            while (broker.serverCounters().requests() < until) {
                LockSupport.parkNanos(1_000_000);
            }
            broker.useParts(LogParts.ENGINE);
        });
        assertReadsAll("all", 500); // the consumer asks again until it is mended
        mending.join();
    }

    @Test
    void groupsKeepTheEnginesParts() throws Exception {
        produce(0, 10);
        BatchStamping broken = (buffer, at, baseOffset, epoch, appendTimeMs) -> {
            throw new IllegalStateException("no stamp");
        };
        broker.useParts(LogParts.ENGINE.with(broken));
        List<ConsumerRecord<byte[], byte[]>> read = clients.read("a-group", TOPIC, 10); // joins and commits
        assertThat(read).hasSize(10);
    }

    @Test
    void with_anythingElse_isRefused() {
        assertThatThrownBy(() -> LogParts.ENGINE.with("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String")
                .hasMessageContaining("BatchStamping");
        assertThat(LogParts.ENGINE.with(RollRule.ENGINE)).isEqualTo(LogParts.ENGINE);
        assertThat(broker.logParts()).isEqualTo(LogParts.ENGINE);
    }
}
