package dev.offsetlab.exercises.ex10;

import dev.offsetlab.engine.log.TimestampedOffset;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The search: index, headers, records; the right one, and with as little as can be looked at.
@Tag("10")
@ExtendWith(Seeds.class)
class TimestampSearchGrader {
    private static final long NOW_MS = 1_700_000_000_000L;

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("the answer is a record, not the first one of its batch")
    @Timeout(10)
    void firstAtOrAfter_insideABatch_isTheRecord() throws IOException {
        TimedLog log = new TimedLog(0)
                .batch(false, Compression.NONE, 100, 110, 120)
                .batch(true, Compression.GZIP, 130, 125, 160, 150)
                .close();
        for (long wanted : new long[] {100, 105, 120, 126, 131, 155, 160}) {
            check(log, wanted, Finding.of("the first record at or after " + wanted));
        }
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("an earlier batch that is younger is not passed over")
    @Timeout(10)
    void firstAtOrAfter_clockWentBack_takesTheSmallestOffset() throws IOException {
        TimedLog log = new TimedLog(1_000)
                .batch(false, Compression.NONE, 100, 500, 110)
                .batch(true, Compression.NONE, 120, 130)
                .batch(true, Compression.NONE, 500, 510)
                .batch(true, Compression.NONE, 140, 520)
                .close();
        for (long wanted : new long[] {111, 130, 131, 500, 501, 511}) {
            check(
                    log,
                    wanted,
                    Finding.of("the first record at or after " + wanted)
                            .why("\"First\" is by offset. One record of the first batch is ahead of its time."));
        }
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("younger than all records: empty; records before the log start are passed over")
    @Timeout(10)
    void firstAtOrAfter_edges() throws IOException {
        TimedLog log = new TimedLog(0)
                .batch(false, Compression.NONE, 100, 110, 120)
                .batch(true, Compression.NONE, 130, 140)
                .close();
        check(log, 141, Finding.of("the first record at or after 141, where the youngest is of 140"));
        log.startingAt(2);
        check(
                log,
                100,
                Finding.of("the first record at or after 100 where the log starts at offset 2")
                        .why("Deleted records may still be in the file; they are no answer."));
        log.startingAt(3);
        check(log, 50, Finding.of("the first record at or after 50 where the log starts at offset 3"));
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("random segments, codecs and log starts: the oracle's record, for every millisecond")
    @Timeout(10)
    void firstAtOrAfter_randomSegments_asTheOracle(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 25; round++) {
            TimedLog log = random(random, 7_000_000_000L);
            List<TimestampedOffset> records = log.records();
            if (random.nextBoolean()) {
                log.startingAt(records.get(random.nextInt(records.size())).offset());
            }
            long least = records.stream()
                    .mapToLong(TimestampedOffset::timestampMs)
                    .min()
                    .orElseThrow();
            long most = records.stream()
                    .mapToLong(TimestampedOffset::timestampMs)
                    .max()
                    .orElseThrow();
            for (long wanted = least - 2; wanted <= most + 2; wanted++) {
                check(
                        log,
                        wanted,
                        Finding.of("the first record at or after " + wanted).seed(seed));
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a batch is opened only where its header says that it reaches the timestamp")
    @Timeout(10)
    void firstAtOrAfter_opensNoBatchInVain(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 40; round++) {
            TimedLog log = random(random, 0);
            long wanted =
                    log.records().get(random.nextInt(log.records().size())).timestampMs();
            check(
                    log,
                    wanted,
                    Finding.of("the first record at or after " + wanted).seed(seed));
            Finding.of("the batches that were opened to find " + wanted)
                    .in("firstAtOrAfter")
                    .seed(seed)
                    .field(
                            "largest timestamps",
                            log.opened.stream().map(BatchHeader::maxTimestampMs).toList())
                    .why("To open a batch means to read and perhaps to unpack it. Its header holds its largest"
                            + " timestamp.")
                    .equal(1, log.opened.size());
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("the scan begins where the indexes say, not at the start of the segment")
    @Timeout(10)
    void firstAtOrAfter_beginsWhereTheIndexSays(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 40; round++) {
            TimedLog log = random(random, 0);
            long wanted =
                    log.records().get(random.nextInt(log.records().size())).timestampMs();
            check(
                    log,
                    wanted,
                    Finding.of("the first record at or after " + wanted).seed(seed));
            long first =
                    log.headersAsked.stream().mapToLong(Long::longValue).min().orElse(0);
            log.drawn(
                            Finding.of("the position of the first header that was asked for, to find " + wanted)
                                    .in("firstAtOrAfter")
                                    .seed(seed)
                                    .why("Up to the entry's offset no record is young enough: nothing before it has"
                                            + " to be looked at."),
                            Optional.empty(),
                            Optional.empty())
                    .mark(0, log.scanStart(wanted), "the scan begins")
                    .equal(log.scanStart(wanted), first);
        }
    }

    private static void check(TimedLog log, long wanted, Expectation finding) throws IOException {
        log.opened.clear();
        log.headersAsked.clear();
        Optional<TimestampedOffset> got = TimeIndex.firstAtOrAfter(log, wanted);
        Optional<TimestampedOffset> right = log.oracle(wanted);
        if (!right.equals(got)) {
            log.drawn(finding.in("firstAtOrAfter"), right, got)
                    .field("log start offset", log.startOffset())
                    .field("records of its batch", log.timesAround(right))
                    .fail(text(right), text(got));
        }
    }

    private static String text(Optional<TimestampedOffset> record) {
        return record.map(it -> "offset " + it.offset() + ", timestamp " + it.timestampMs())
                .orElse("no record");
    }

    private static TimedLog random(Random random, long baseOffset) {
        TimedLog log = new TimedLog(baseOffset);
        int batches = 5 + random.nextInt(30);
        for (int i = 0; i < batches; i++) {
            long aroundMs = NOW_MS + i * 10L;
            LongStream times =
                    IntStream.range(0, 1 + random.nextInt(6)).mapToLong(_ -> aroundMs + random.nextInt(60) - 30);
            Compression codec = random.nextInt(4) == 0 ? Compression.GZIP : Compression.NONE;
            log.batch(i > 0 && random.nextInt(3) == 0, codec, times.toArray());
        }
        return random.nextBoolean() ? log.close() : log;
    }
}
