package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.EntryProbe;
import dev.offsetlab.engine.log.SearchTrace.Outcome;
import dev.offsetlab.engine.log.SearchTrace.Region;
import dev.offsetlab.engine.log.SearchTrace.SegmentProbe;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.record.BatchValidator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInspectionTest {
    private static final PartitionId ID = new PartitionId("orders", 0);
    private static final int NO_BOUND = 1 << 20;

    @TempDir
    Path data;

    @Test
    void explain_everyOffsetOfARandomLog_isWhatReadAnswers() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (LogDirectory directory = open(SmallSegments.config(5_000, false))) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, SmallSegments.config(5_000, false));
            fill(log, random, 300);
            log.deleteRecordsBefore(40 + random.nextInt(100));
            checkEveryOffset(log, random, "seed=" + seed);
        }
    }

    @Test
    void explain_everyOffsetOfACompactedLog_isWhatReadAnswers() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LogConfig compacting = SmallSegments.config(5_000, true);
        try (LogDirectory directory = open(compacting)) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, compacting);
            fill(log, random, 400);
            log.roll();
            assertThat(log.compact()).as("seed=%d", seed).isPositive();
            boolean gap = checkEveryOffset(log, random, "compacted, seed=" + seed);
            assertThat(gap).as("some offset lies in a gap, seed=%d", seed).isTrue();
        }
    }

    private static void fill(PartitionLog log, Random random, int batches) throws IOException {
        RandomBatches some = new RandomBatches(random, 20);
        for (int i = 0; i < batches; i++) {
            log.append(some.next());
        }
    }

    /// True where an offset was answered with a batch behind it.
    private static boolean checkEveryOffset(PartitionLog log, Random random, String seed) throws IOException {
        boolean gap = false;
        for (long offset = log.logStartOffset() - 2; offset <= log.logEndOffset() + 2; offset++) {
            int maxBytes = 1 + random.nextInt(8_000);
            String as = seed + " offset=" + offset + " maxBytes=" + maxBytes;
            SearchTrace trace = log.explain(offset, maxBytes);
            if (offset < log.logStartOffset() || offset > log.logEndOffset()) {
                assertThat(trace.outcome()).as(as).isEqualTo(Outcome.OUT_OF_RANGE);
                assertThat(trace.region()).as(as).isEmpty();
                assertThat(trace.problem()).as(as).isNotEmpty();
                continue;
            }
            try (LogRead read = log.read(offset, maxBytes, true)) {
                Region same = new Region(
                        read.region().file().path(),
                        read.region().position(),
                        read.region().sizeBytes());
                assertThat(trace.region()).as(as).contains(same);
                assertThat(trace.logEndOffset()).as(as).isEqualTo(read.logEndOffset());
            }
            checkSteps(trace, offset, as);
            gap |= trace.outcome() == Outcome.FOUND_BEHIND;
        }
        return gap;
    }

    private static void checkSteps(SearchTrace trace, long offset, String as) {
        if (offset == trace.logEndOffset()) {
            assertThat(trace.outcome()).as(as).isEqualTo(Outcome.AT_END);
            return;
        }
        for (SegmentProbe probe : trace.segmentProbes()) {
            assertThat(probe.baseOffset()).as(as).isEqualTo(trace.segments().get(probe.index()));
            assertThat(probe.right()).as(as).isEqualTo(probe.baseOffset() <= offset);
        }
        assertThat(trace.segmentProbes())
                .as(as)
                .hasSizeBetween(1, bitsOf(trace.segments().size()));
        for (Visit visit : trace.visits()) {
            assertThat(trace.segments().get(visit.segment())).as(as).isEqualTo(visit.baseOffset());
            checkVisit(visit, offset, as);
        }
        trace.batch().ifPresent(batch -> {
            assertThat(batch.lastOffset()).as(as).isGreaterThanOrEqualTo(offset);
            assertThat(batch.baseOffset() <= offset).as(as).isEqualTo(trace.outcome() == Outcome.FOUND);
            assertThat(trace.region().orElseThrow().position()).as(as).isEqualTo(batch.position());
        });
    }

    private static void checkVisit(Visit visit, long offset, String as) {
        for (EntryProbe probe : visit.probes()) {
            assertThat(probe.right()).as(as).isEqualTo(probe.entry().offset() <= offset);
        }
        assertThat(visit.probes()).as(as).hasSizeLessThanOrEqualTo(bitsOf(visit.entries()));
        assertThat(visit.scanFrom())
                .as(as)
                .isEqualTo(visit.chosen().map(SearchTrace.Entry::position).orElse(0L));
        visit.chosen().ifPresent(chosen -> assertThat(visit.near()).as(as).contains(chosen));
        long next = visit.scanFrom();
        for (Batch batch : visit.headers()) {
            assertThat(visit.unlisted() > 0 || batch.position() == next).as(as).isTrue();
            next = batch.end();
        }
    }

    /// The most probes that a binary search over `count` takes.
    private static int bitsOf(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count);
    }

    @Test
    void explain_emptyLog_isAtTheEndWithoutAProbe() throws IOException {
        try (LogDirectory directory = open(LogConfig.DEFAULTS)) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, LogConfig.DEFAULTS);
            SearchTrace trace = log.explain(0, NO_BOUND);
            assertThat(trace.outcome()).isEqualTo(Outcome.AT_END);
            assertThat(trace.segmentProbes()).isEmpty();
            assertThat(trace.region().orElseThrow().sizeBytes()).isZero();
            assertThat(log.batchAt(0, NO_BOUND)).isEmpty();
        }
    }

    @Test
    void explain_longScan_listsItsFirstAndLastHeaders() throws IOException {
        try (LogDirectory directory = open(LogConfig.DEFAULTS)) {
            LogConfig sparse = LogFixture.config(1 << 20, 1 << 19);
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, sparse);
            for (int i = 0; i < 500; i++) {
                log.append(LogFixture.batch(i, 1, 10));
            }
            Visit visit = log.explain(450, NO_BOUND).lastVisit().orElseThrow();
            assertThat(visit.headerCount()).isEqualTo(451);
            assertThat(visit.unlisted()).isPositive();
            assertThat(visit.headers().getFirst().baseOffset()).isZero();
            assertThat(visit.headers().getLast().baseOffset()).isEqualTo(450);
        }
    }

    @Test
    void explain_headerOverwritten_isDamagedAndSaysWhere() throws IOException {
        try (LogDirectory directory = open(LogConfig.DEFAULTS)) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, LogConfig.DEFAULTS);
            for (int i = 0; i < 5; i++) {
                log.append(LogFixture.batch(i, 1, 10));
            }
            Batch second = log.explain(1, NO_BOUND).batch().orElseThrow();
            try (FileChannel file = FileChannel.open(log.segments().getFirst().file(), StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(16), second.position());
            }
            SearchTrace trace = log.explain(3, NO_BOUND);
            assertThat(trace.outcome()).isEqualTo(Outcome.DAMAGED);
            assertThat(trace.problem().orElseThrow()).contains("position=" + second.position());
            assertThat(trace.lastVisit().orElseThrow().headers()).hasSize(1);
        }
    }

    @Test
    void batchAt_anyOffset_isTheWholeBatchAndOutlivesItsSegment() throws Exception {
        long seed = System.nanoTime();
        try (LogDirectory directory = open(SmallSegments.config(5_000, false))) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, SmallSegments.config(5_000, false));
            fill(log, new Random(seed), 100);
            for (long offset = 0; offset < log.logEndOffset(); offset++) {
                BatchBytes batch = log.batchAt(offset, NO_BOUND).orElseThrow();
                assertThat(batch.bytes().remaining()).as("seed=%d", seed).isEqualTo(batch.sizeBytes());
                BatchValidator.checkStored(batch.bytes());
            }
            BatchBytes first = log.batchAt(0, NO_BOUND).orElseThrow();
            log.deleteRecordsBefore(log.logEndOffset());
            BatchValidator.checkStored(first.bytes());
            assertThatThrownBy(() -> log.batchAt(0, NO_BOUND)).isInstanceOf(OffsetOutOfRangeException.class);
        }
    }

    @Test
    void batchAt_largerThanTheBound_isItsFirstBytes() throws IOException {
        try (LogDirectory directory = open(LogConfig.DEFAULTS)) {
            PartitionLog log = directory.create(ID, LogFixture.TOPIC_ID, LogConfig.DEFAULTS);
            log.append(LogFixture.batch(1, 1, 10_000));
            BatchBytes batch = log.batchAt(0, 100).orElseThrow();
            assertThat(batch.bytes().remaining()).isEqualTo(100);
            assertThat(batch.sizeBytes()).isGreaterThan(10_000);
        }
    }

    private LogDirectory open(LogConfig config) throws IOException {
        return LogDirectory.open(data, topic -> config, InstantSource.system(), new Observation());
    }
}
