package dev.offsetlab.exercises.ex10;

import dev.offsetlab.engine.log.TimestampedOffset;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The index itself: which entries it gets, and what it says to a timestamp.
@Tag("10")
@ExtendWith(Seeds.class)
class TimeIndexGrader {
    private static final long BASE_OFFSET = 5_000_000_000L; // no int holds it
    private static final long NOW_MS = 1_700_000_000_000L;

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("an entry is 12 bytes: the timestamp, and the offset less the base offset")
    @Timeout(10)
    void addEntry_oneBatch_isTwelveBytes() {
        TimeIndex index = new TimeIndex(BASE_OFFSET, 4);
        index.noteBatch(batch(BASE_OFFSET + 90, 10, NOW_MS));
        index.addEntry();
        ByteBuffer right = ByteBuffer.allocate(12).putLong(NOW_MS).putInt(99);
        Finding.of("the bytes of one entry")
                .in("addEntry")
                .field("base offset of the segment", BASE_OFFSET)
                .field("last offset of the batch", BASE_OFFSET + 99)
                .why("Eight bytes of timestamp, then four bytes of last offset less base offset.")
                .sameBytes(right.array(), bytes(index));
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("where a producer's clock goes back, the entry holds the largest timestamp so far")
    @Timeout(10)
    void addEntry_clockGoesBack_holdsTheMaximumSoFar() {
        TimeIndex index = new TimeIndex(BASE_OFFSET, 4);
        index.noteBatch(batch(BASE_OFFSET, 10, NOW_MS + 100));
        index.noteBatch(batch(BASE_OFFSET + 10, 10, NOW_MS + 90));
        index.addEntry();
        check(
                Finding.of("the entry behind two batches, the second of which is older")
                        .why("The entry speaks for all records up to here, not for the last batch."),
                List.of(new TimestampedOffset(NOW_MS + 100, BASE_OFFSET + 9)),
                index);
    }

    @Test
    @Points(1)
    @Invariant("I2")
    @DisplayName("no entry is added while the largest timestamp stays the same, nor for batches without a timestamp")
    @Timeout(10)
    void addEntry_nothingYounger_addsNothing() {
        TimeIndex index = new TimeIndex(BASE_OFFSET, 8);
        index.noteBatch(batch(BASE_OFFSET, 1, -1));
        index.addEntry();
        check(Finding.of("the entries while no batch has a timestamp"), List.of(), index);
        index.noteBatch(batch(BASE_OFFSET + 1, 1, NOW_MS));
        index.addEntry();
        index.noteBatch(batch(BASE_OFFSET + 2, 1, NOW_MS));
        index.addEntry();
        index.addEntry();
        index.noteBatch(batch(BASE_OFFSET + 3, 1, NOW_MS - 5));
        index.addEntry();
        check(
                Finding.of("the entries after one new maximum and three batches that bring none")
                        .why("Timestamps rise strictly from entry to entry: an equal one says nothing new."),
                List.of(new TimestampedOffset(NOW_MS, BASE_OFFSET + 1)),
                index);
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("random batches with clocks that go back: the entries are those of the oracle")
    @Timeout(10)
    void addEntry_randomBatches_asTheOracle(Seed seed) {
        Random random = seed.random();
        for (int round = 0; round < 50; round++) {
            TimeIndex index = new TimeIndex(BASE_OFFSET, 200);
            List<TimestampedOffset> right = new ArrayList<>();
            TimestampedOffset largest = new TimestampedOffset(-1, 0);
            long offset = BASE_OFFSET;
            for (int i = 0; i < 100; i++) {
                int records = 1 + random.nextInt(20);
                long maxMs = random.nextInt(10) == 0 ? -1 : NOW_MS + i * 5 + random.nextInt(100) - 50;
                index.noteBatch(batch(offset, records, maxMs));
                offset += records;
                if (maxMs > largest.timestampMs()) {
                    largest = new TimestampedOffset(maxMs, offset - 1);
                }
                if (random.nextInt(3) == 0) {
                    index.addEntry();
                    boolean grown = largest.timestampMs() >= 0
                            && (right.isEmpty() || right.getLast().timestampMs() < largest.timestampMs());
                    if (grown) {
                        right.add(largest);
                    }
                }
            }
            check(Finding.of("the entries behind 100 random batches").seed(seed), right, index);
        }
    }

    @Test
    @Points(1)
    @Invariant("I3")
    @DisplayName("the page's example: 120 leads to offset 9, 130 to 29, 99 to the base offset")
    @Timeout(10)
    void lookup_pagesExample_floorOfTheEntries() {
        ByteBuffer entries = entries(List.of(new TimestampedOffset(100, 9), new TimestampedOffset(130, 29)), 0);
        long[] asked = {120, 130, 99, 1_000, 100};
        long[] right = {9, 29, 0, 29, 9};
        for (int i = 0; i < asked.length; i++) {
            Finding.of("lookup(" + asked[i] + ") in the entries (100, 9) and (130, 29)")
                    .in("lookup")
                    .why("The last entry that is not younger; an equal timestamp is not younger.")
                    .equal(right[i], TimeIndex.lookup(entries, 0, asked[i]));
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("random indexes, empty ones too: every lookup gives the oracle's floor")
    @Timeout(10)
    void lookup_randomEntries_asTheOracle(Seed seed) {
        Random random = seed.random();
        for (int round = 0; round < 200; round++) {
            List<TimestampedOffset> entries = new ArrayList<>();
            TimestampedOffset last = new TimestampedOffset(NOW_MS, BASE_OFFSET);
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                last = new TimestampedOffset(
                        last.timestampMs() + 1 + random.nextInt(9), last.offset() + random.nextInt(50));
                entries.add(last);
            }
            ByteBuffer bytes = entries(entries, BASE_OFFSET);
            for (long wanted = NOW_MS - 2; wanted < last.timestampMs() + 3; wanted++) {
                long right = BASE_OFFSET;
                for (TimestampedOffset entry : entries) {
                    right = entry.timestampMs() <= wanted ? entry.offset() : right;
                }
                Finding.of("lookup(" + wanted + ") in an index of " + count + " entries")
                        .in("lookup")
                        .seed(seed)
                        .field(
                                "entries",
                                IntStream.range(0, count)
                                        .mapToObj(i -> text(entries, i))
                                        .toList())
                        .equal(right, TimeIndex.lookup(bytes, BASE_OFFSET, wanted));
            }
        }
    }

    private static void check(Expectation finding, List<TimestampedOffset> right, TimeIndex index) {
        finding.in("addEntry");
        ByteBuffer got = index.entries();
        finding.field("bytes of the index", got.remaining(), right.size() * TimeIndex.ENTRY_BYTES);
        List<TimestampedOffset> entries = new ArrayList<>();
        while (got.remaining() >= TimeIndex.ENTRY_BYTES) {
            entries.add(new TimestampedOffset(got.getLong(), BASE_OFFSET + got.getInt()));
        }
        int same = 0;
        while (same < Math.min(right.size(), entries.size()) && right.get(same).equals(entries.get(same))) {
            same++;
        }
        for (int i = Math.max(0, same - 1); i < same + 3; i++) {
            finding.field("entry " + i, text(entries, i), text(right, i));
        }
        finding.holds(
                right.equals(entries),
                right.size() + " entries, number " + same + " is " + text(right, same),
                entries.size() + " entries, number " + same + " is " + text(entries, same));
    }

    /// As on the page: (timestamp, offset).
    private static String text(List<TimestampedOffset> entries, int number) {
        return number < entries.size()
                ? "(" + entries.get(number).timestampMs() + ", "
                        + entries.get(number).offset() + ")"
                : "none";
    }

    private static byte[] bytes(TimeIndex index) {
        ByteBuffer entries = index.entries();
        byte[] bytes = new byte[entries.remaining()];
        entries.get(bytes);
        return bytes;
    }

    private static ByteBuffer entries(List<TimestampedOffset> entries, long baseOffset) {
        ByteBuffer bytes = ByteBuffer.allocate(entries.size() * TimeIndex.ENTRY_BYTES);
        entries.forEach(entry -> bytes.putLong(entry.timestampMs()).putInt((int) (entry.offset() - baseOffset)));
        return bytes.flip().asReadOnlyBuffer();
    }

    private static BatchHeader batch(long baseOffset, int records, long maxMs) {
        BatchBuilder batch = new BatchBuilder(Compression.NONE).baseOffset(baseOffset);
        for (int i = 0; i < records; i++) {
            batch.add(i == records / 2 ? maxMs : maxMs - 1, null, new byte[1]);
        }
        return BatchHeader.read(batch.build(), 0);
    }
}
