package dev.offsetlab.lessons.desk;

import static dev.offsetlab.lessons.desk.PathNames.HEAP;
import static dev.offsetlab.lessons.desk.PathNames.SENDFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the desk answers, against a real broker whose topic `orders` has 12 MB in segments of 4 MiB.
@Timeout(120)
@Tag("alone")
class DeskTest {
    @TempDir
    static Path folder;

    private static Broker broker;
    private static Desk lab;

    @BeforeAll
    static void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        lab = Desk.on(() -> broker, Pace.BRISK);
        lab.fill("orders", 12);
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
        broker.close();
    }

    @Test
    void fill_aTopicThatHoldsEnough_appendsNothing() {
        long records = lab.topics().topics().stream()
                .filter(topic -> topic.name().equals("orders"))
                .findFirst()
                .orElseThrow()
                .records();
        Filled again = lab.fill("orders", 12);
        assertThat(again.records()).isZero();
        assertThat(again.topic().records()).isEqualTo(records);
        assertThat(again.topic().bytes()).isBetween(12_000_000L, 12_100_000L);
    }

    @Test
    void produce_severalTexts_areOneBatchWithTheBrokersOffsets() {
        lab.create("texts");
        lab.produce("texts", "first");
        Produced produced = lab.produce("texts", "second", "ada=>42", "bob=>");
        assertThat(produced.baseOffset()).isEqualTo(1);
        assertThat(produced.lastOffset()).isEqualTo(3);
        assertThat(produced.appendTimeMs()).isEmpty();
        BatchView batch = lab.batch("texts", 2);
        assertThat(batch.position()).isEqualTo(produced.position());
        assertThat(batch.header().baseOffset()).isEqualTo(1);
        assertThat(batch.header().recordCount()).isEqualTo(3);
        assertThat(batch.tree().problem()).isEmpty();
        List<RecordList.Line> records = lab.records("texts", 2, 10).records();
        assertThat(records).extracting(RecordList.Line::key).containsExactly("ada", "bob");
        assertThat(records).extracting(RecordList.Line::value).containsExactly("42", null);
    }

    @Test
    void records_withControlCharacters_stayOneLineEach() {
        lab.create("binary");
        lab.produce("binary", "a\r\0b=>c\nd");
        assertThat(lab.records("binary", 0, 1).toString().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("a..b", "c.d");
    }

    @Test
    void bytes_ofABatch_areThoseOfTheBatch() {
        BatchView batch = lab.batch("orders", 0);
        HexDump dump = lab.bytes("orders", batch.position(), 61);
        assertThat(batch.hex())
                .startsWith(dump.hex())
                .hasSize(2 * batch.header().sizeBytes());
    }

    @Test
    void fetch_inTheMiddleOfABatch_bringsTheRecordsBeforeItAlong() {
        Fetched.Batch second = lab.fetch("orders", 0).batches().get(1);
        Fetched fetched = lab.fetch("orders", second.baseOffset() + 2, 1);
        assertThat(fetched.batches()).containsExactly(second);
        assertThat(fetched.recordsBefore()).isEqualTo(2);
        assertThat(fetched.records()).isEqualTo(second.records() - 2);
        assertThat(fetched.cutBytes()).isZero();
    }

    @Test
    void longPoll_whereNothingComes_waitsItsTime() {
        assertThat(lab.longPoll("orders", 300, 1).waitedMs()).isBetween(300.0, 60_000.0);
        assertThat(lab.longPoll("orders", 300, 1).bytes()).isZero();
    }

    @Test
    void find_anOffset_endsAtTheBatchThatHoldsItInTheSegmentBelowIt() {
        SegmentList segments = lab.segments("orders");
        assertThat(segments.count()).isGreaterThan(2);
        for (SegmentList.Segment segment : segments.segments()) {
            long offset = segment.lastOffset();
            Found found = lab.find("orders", offset);
            assertThat(found.segment().baseOffset()).isEqualTo(segment.baseOffset());
            assertThat(found.batch().baseOffset()).isLessThanOrEqualTo(offset);
            assertThat(found.batch().lastOffset()).isGreaterThanOrEqualTo(offset);
            assertThat(found.position()).isEqualTo(lab.batch("orders", offset).position());
            assertThat(lab.index("orders", segment.baseOffset()).count()).isEqualTo(segment.indexEntries());
        }
    }

    @Test
    void read_aTopic_countsEachOfItsBytesOnce() {
        lab.path(HEAP);
        Counters counted = lab.read("orders");
        lab.path(SENDFILE);
        // Fetches are cut at 1 MiB, and the batch that was cut comes again with the next one.
        assertThat(counted.of(HEAP).sentBytes()).isBetween(12_000_000L, 12_400_000L);
        assertThat(counted.of(HEAP).userBytes()).isEqualTo(3 * counted.of(HEAP).sentBytes());
    }

    /// Bytes leave first and are counted after that: who has them must not be told a count without them.
    @Test
    void counters_afterEachFetch_haveAllOfItsBytes() {
        lab.path(HEAP);
        for (int i = 0; i < 100; i++) {
            Counters before = lab.counters();
            Fetched fetched = lab.fetch("orders", 0, 100_000);
            Counters did = lab.counters().minus(before);
            assertThat(did.of(HEAP).sentBytes()).isEqualTo(fetched.bytes());
            assertThat(did.of(HEAP).userBytes()).isEqualTo(3L * fetched.bytes());
        }
        lab.path(SENDFILE);
    }

    @Test
    void measure_heapAndSendfile_differInWhatPassesUserSpace_andThePathIsPutBack() {
        Measured heap = lab.measure("orders", HEAP, 2, 0.3);
        Measured sendfile = lab.measure("orders", SENDFILE, 2, 0.3);
        assertThat(heap.userBytesPerByte()).isEqualTo(3);
        assertThat(sendfile.userBytesPerByte()).isZero();
        assertThat(heap.systemCallsPerMegabyte()).isBetween(240.0, 260.0);
        assertThat(sendfile.systemCallsPerMegabyte()).isLessThan(10);
        assertThat(heap.cpuMillisPerGigabyte()).isPositive();
        assertThat(lab.path().inForce()).isEqualTo(SENDFILE);
        assertThat(heap.notes()).isEmpty();
    }

    @Test
    void measure_aTopicWithAPathOfItsOwn_saysThatTheBytesWentAnotherWay() {
        lab.create("own", "data.path=direct");
        lab.produce("own", "x".repeat(50_000));
        assertThat(lab.measure("own", HEAP, 1, 0.2).notes()).anyMatch(note -> note.contains("data.path of its own"));
    }

    @Test
    void compare_sixRoundsOfCounts_areSureOfTheSystemCalls() {
        Compared compared = lab.compare("orders", HEAP, SENDFILE, 6);
        assertThat(compared.rounds()).hasSize(12);
        assertThat(compared.systemCalls().ratio().low()).isGreaterThan(10);
        assertThat(compared.systemCalls().ratio().isSure()).isTrue();
        assertThat(lab.path().inForce()).isEqualTo(SENDFILE);
    }

    @Test
    void buffer_fresh_makesGarbageThatAReusedOneDoesNot() {
        Measured reused = lab.measure("orders", HEAP, 2, 0.3);
        lab.buffer(0, true);
        Measured fresh = lab.measure("orders", HEAP, 2, 0.3);
        lab.buffer(0);
        assertThat(fresh.allocatedBytesPerMegabyte()).isGreaterThan(900_000);
        assertThat(reused.allocatedBytesPerMegabyte()).isLessThan(300_000);
    }

    @Test
    void evictAndWarm_areSeenInThePageCache() {
        lab.create("cold", "segment.bytes=1048576");
        lab.fill("cold", 3);
        assertThat(lab.evict("cold").share()).isLessThan(0.05);
        assertThat(lab.warm("cold").share()).isEqualTo(1);
        assertThat(lab.segments("cold").get(0).cachedShare()).isEqualTo(1);
    }

    @Test
    void rollAndDeleteBefore_changeTheSegments() {
        lab.create("rolled");
        lab.produce("rolled", "a", "b");
        assertThat(lab.roll("rolled").count()).isEqualTo(2);
        assertThat(lab.deleteBefore("rolled", 2).count()).isEqualTo(1);
        assertThat(lab.segments("rolled").logStartOffset()).isEqualTo(2);
    }

    @Test
    void wrongNames_areAnsweredWithWhatThereIs() {
        refused(() -> lab.fetch("order", 0), "there is no topic \"order\"", "orders");
        refused(() -> lab.fetch("orders", 99_999_999), "out of range", "holds offsets 0 to");
        refused(() -> lab.find("orders", -1), "out of range");
        refused(() -> lab.path("teleport"), "heap", "sendfile");
        refused(() -> lab.index("orders", 5), "begins with offset 5", "0, ");
        refused(() -> lab.bytes("orders", 1 << 30, 10), "has positions 0 to");
        refused(() -> lab.segments("orders/7"), "has 1 partition");
        refused(() -> lab.create("orders"), "already exists");
        refused(() -> lab.config("orders", "colour", "red"), "colour");
        refused(() -> lab.create("x", "nonsense"), "is no config");
        refused(() -> lab.produce("orders"), "at least one record");
        refused(() -> lab.fill("orders", 1_000_000), "megabytes=1000000");
        refused(() -> lab.measure("nothing", HEAP), "there is no topic");
        refused(() -> lab.kafka("orders"), "is no broker");
    }

    private static void refused(Supplier<Object> call, String... words) {
        assertThatThrownBy(call::get)
                .isInstanceOf(DeskException.class)
                .hasMessageContainingAll(words)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void values_printThemselvesWithin80Columns() {
        lab.create("printed", "message.timestamp.type=LogAppendTime", "segment.bytes=1048576");
        List<Object> values = List.of(
                lab.produce("printed", "a text", "a-key-that-is-long-enough=>" + "v".repeat(300)),
                lab.topics(),
                lab.fetch("orders", 10),
                lab.records("orders", 0, 3),
                lab.bytes("orders", 0, 100),
                lab.batch("printed", 0),
                lab.segments("orders"),
                lab.index("orders", 0),
                lab.find("orders", 20_000),
                lab.path(),
                lab.counters(),
                lab.measure("orders", HEAP, 1, 0.2),
                lab.cached("orders"),
                lab.config("printed", "retention.bytes", "1000000"));
        for (Object value : values) {
            assertThat(value.toString().lines())
                    .as(value.getClass().getSimpleName())
                    .allMatch(line -> line.length() <= 80);
        }
    }
}
