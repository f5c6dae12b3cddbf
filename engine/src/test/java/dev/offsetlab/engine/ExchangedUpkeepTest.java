package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.CompactionRule;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.log.PartFailedException;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.RetentionRule;
import dev.offsetlab.engine.log.TailScan;
import dev.offsetlab.engine.log.TimestampSearch;
import dev.offsetlab.engine.observe.PartFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownServerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else's lookup by timestamp, recovery, retention and compaction, in a broker with real clients.
@Timeout(60)
class ExchangedUpkeepTest {
    private static final String TOPIC = "orders";
    private static final long START_MS = 1_700_000_000_000L;
    private static final int KEYS = 10;

    @TempDir
    Path folder;

    @TempDir
    Path crashed;

    private final AtomicInteger asked = new AtomicInteger();
    private Broker broker;
    private KafkaClients clients;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(KafkaClients.promptGroups(folder));
        clients = new KafkaClients(broker.address());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    private PartitionLog log() {
        return broker.topics().partition(TOPIC, 0).orElseThrow();
    }

    /// Record `i` has key `i % 10`, and is `10 * i` ms younger than the first.
    private void produce(int count, Map<String, String> configs) throws Exception {
        try (Admin admin = clients.admin();
                KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("batch.size", "1000"))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(configs)))
                    .all()
                    .get();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                byte[] key = ByteBuffer.allocate(4).putInt(i % KEYS).array();
                sent.add(producer.send(new ProducerRecord<>(TOPIC, 0, START_MS + 10L * i, key, new byte[100])));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    private long offsetAt(long timestampMs) throws Exception {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        try (Admin admin = clients.admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.forTimestamp(timestampMs)))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    @Test
    void timestampSearch_answersRealClients_andAWrongOneFailsTheRequest() throws Exception {
        produce(500, Map.of("internal.segment.bytes", "8192", "index.interval.bytes", "256"));
        TimestampSearch counting = (segment, timestampMs) -> {
            asked.incrementAndGet();
            return TimestampSearch.ENGINE.firstAtOrAfter(segment, timestampMs);
        };
        broker.useParts(LogParts.ENGINE.with(counting));
        for (int i = 0; i < 500; i += 37) {
            assertThat(offsetAt(START_MS + 10L * i - 5)).isEqualTo(i);
        }
        assertThat(asked).hasPositiveValue();

        TimestampSearch nothing = (segment, timestampMs) -> Optional.empty();
        broker.useParts(LogParts.ENGINE.with(nothing));
        assertThatThrownBy(() -> offsetAt(START_MS + 1_000))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(UnknownServerException.class);
        broker.useParts(LogParts.ENGINE);
        assertThat(offsetAt(START_MS + 1_000)).isEqualTo(100);
    }

    /// The folder as a kill leaves it, its active segment torn.
    private Path torn() throws IOException {
        copy(folder, crashed);
        List<Path> logs;
        try (Stream<Path> files = Files.list(crashed.resolve(TOPIC + "-0"))) {
            logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        try (FileChannel file = FileChannel.open(logs.getLast(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 10);
        }
        return logs.getLast();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(file.getFileName().toString());
                if (Files.isDirectory(file)) {
                    copy(file, target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void tailScan_givenAtStart_recovers_andAWrongOneStopsTheStartBeforeAnythingIsCut() throws Exception {
        produce(300, Map.of("internal.segment.bytes", "8192"));
        Path last = torn();
        byte[] before = Files.readAllBytes(last);
        BrokerConfig config = KafkaClients.promptGroups(crashed);
        TailScan cutsAll = (file, leastOffset, found) -> 0;
        assertThatThrownBy(() -> Broker.start(config, LogParts.ENGINE.with(cutsAll)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot open partition=" + TOPIC)
                .hasMessageContaining("the last whole batch ends at");
        TailScan silent =
                (file, leastOffset, found) -> TailScan.ENGINE.endOfWhole(file, leastOffset, (header, position) -> {});
        assertThatThrownBy(() -> Broker.start(config, LogParts.ENGINE.with(silent)))
                .hasMessageContaining("it told of 0 batches");
        assertThat(last).hasBinaryContent(before);

        TailScan counting = (file, leastOffset, found) -> {
            asked.incrementAndGet();
            return TailScan.ENGINE.endOfWhole(file, leastOffset, found);
        };
        try (Broker again = Broker.start(config, LogParts.ENGINE.with(counting))) {
            assertThat(asked).hasPositiveValue();
            assertThat(last.toFile().length()).isLessThan(before.length);
            long end = again.topics().partition(TOPIC, 0).orElseThrow().logEndOffset();
            assertThat(end).isBetween(200L, 299L);
            KafkaClients after = new KafkaClients(again.address());
            assertThat(after.read("after", TOPIC, (int) end)).hasSize((int) end);
        }
    }

    @Test
    void retentionRule_saysHowManyGo_andAWrongOneDeletesNothing() throws Exception {
        produce(500, Map.of("internal.segment.bytes", "8192", "retention.ms", "-1", "retention.bytes", "20000"));
        int segments = log().segmentCount();
        RetentionRule all = (those, limits, logStartOffset, nowMs) -> those.size();
        broker.useParts(LogParts.ENGINE.with(all));
        assertThatThrownBy(() -> log().applyRetention())
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("may go, not " + segments);
        assertThat(PartFailures.last().reason()).contains("may go, not " + segments);
        assertThat(log().segmentCount()).isEqualTo(segments);

        RetentionRule oneAtATime = (those, limits, logStartOffset, nowMs) ->
                Math.min(1, RetentionRule.ENGINE.expired(those, limits, logStartOffset, nowMs));
        broker.useParts(LogParts.ENGINE.with(oneAtATime));
        assertThat(log().applyRetention()).isEqualTo(1);
        assertThat(log().segmentCount()).isEqualTo(segments - 1);
        int left = (int) (log().logEndOffset() - log().logStartOffset());
        assertThat(clients.read("all", TOPIC, left).getFirst().offset()).isEqualTo(log().logStartOffset());
    }

    @Test
    void compactionRule_saysWhatStays_andAWrongOneLosesNothing() throws Exception {
        produce(500, Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0"));
        log().roll();
        CompactionRule nothingStays = (record, latest, deleteHorizonMs, nowMs) -> false;
        broker.useParts(LogParts.ENGINE.with(nothingStays));
        assertThatThrownBy(() -> log().compact())
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("the last of its key and must stay");
        assertThat(clients.read("before", TOPIC, 500)).hasSize(500);

        CompactionRule counting = (record, latest, deleteHorizonMs, nowMs) -> {
            asked.incrementAndGet();
            return CompactionRule.ENGINE.stays(record, latest, deleteHorizonMs, nowMs);
        };
        broker.useParts(LogParts.ENGINE.with(counting));
        assertThat(log().compact()).isPositive();
        assertThat(asked).hasValueGreaterThanOrEqualTo(500);
        assertThat(clients.read("after", TOPIC, KEYS))
                .extracting(record -> record.offset())
                .containsExactly(490L, 491L, 492L, 493L, 494L, 495L, 496L, 497L, 498L, 499L);
    }
}
