package dev.offsetlab.exercises.ex05;

import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Real files of real batches, searched for every offset, against a `TreeMap`; and a look at which bytes were read.
@Tag("5")
@ExtendWith(Seeds.class)
@Timeout(10)
class OffsetSearchGrader {
    private static final int SEGMENTS = 6;
    private static final int BATCHES = 40;

    private final OffsetSearch search = new OffsetSearch();

    @TempDir
    private Path folder;

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("every offset of a segment finds the batch that holds it")
    void find_everyOffset_itsBatch(Seed seed) throws Exception {
        Random random = seed.random();
        for (int i = 0; i < SEGMENTS; i++) {
            try (SampleSegment segment = SampleSegment.write(folder, random, BATCHES, false, 1 + random.nextInt(6))) {
                for (long offset = segment.baseOffset(); offset < segment.endOffset(); offset++) {
                    compare(segment, whole(segment), offset, "", seed);
                }
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("the walk begins where the index leads, and reads of each batch its header at most")
    void find_readsHeadersOnly(Seed seed) throws Exception {
        Random random = seed.random();
        try (SampleSegment segment = SampleSegment.write(folder, random, BATCHES, false, 5)) {
            for (long offset = segment.baseOffset(); offset < segment.endOffset(); offset++) {
                WatchedBytes log = whole(segment);
                compare(segment, log, offset, "", seed);
                int from = segment.index().applyAsInt(offset);
                expect("bytes read before the position that the index gave", segment, offset, seed)
                        .why("The index saves reading: what lies before its answer is never needed.")
                        .mark(0, from, "the index led here")
                        .equal(0, log.touched(0, from));
                int found = (int) segment.oracle(offset, segment.end()).orElseThrow();
                headersOnly(segment, log, from, found, offset, seed);
            }
        }
    }

    private static void headersOnly(
            SampleSegment segment, WatchedBytes log, int from, int found, long offset, Seed seed) {
        for (int start : segment.starts()) {
            int records = start + BatchLayout.HEADER_BYTES;
            int end = segment.endOf(start);
            if (start >= from) {
                expect("bytes read of the records of the batch at " + start, segment, offset, seed)
                        .why(start > found ? "The batch was found before." : "A header says how far the next one is.")
                        .mark(0, found, "the batch that holds it")
                        .equal(0, log.touched(start > found ? start : records, end));
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("where compaction took an offset, the first batch behind it is found")
    void find_gap_nextBatch(Seed seed) throws Exception {
        Random random = seed.random();
        for (int i = 0; i < SEGMENTS; i++) {
            try (SampleSegment segment = SampleSegment.write(folder, random, BATCHES, true, 1 + random.nextInt(6))) {
                for (long offset = segment.baseOffset(); offset < segment.endOffset(); offset++) {
                    compare(segment, whole(segment), offset, "Batches keep the order of their offsets.", seed);
                }
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("behind the end there is nothing: not in an empty file, not past the last batch")
    void find_behindTheEnd_empty(Seed seed) throws Exception {
        Random random = seed.random();
        for (int batches : new int[] {0, 1, BATCHES}) {
            try (SampleSegment segment = SampleSegment.write(folder, random, batches, false, 4)) {
                for (long behind : new long[] {0, 1, 1_000, Long.MAX_VALUE - segment.endOffset()}) {
                    compare(segment, whole(segment), segment.endOffset() + behind, "No batch ends there.", seed);
                }
            }
        }
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("a batch that is cut by the end is not found, wherever the cut is, though the file goes on")
    void find_cutAnywhere_onlyWholeBatches(Seed seed) throws Exception {
        Random random = seed.random();
        try (SampleSegment segment = SampleSegment.write(folder, random, 6, false, 2)) {
            long last = segment.endOffset() - 1;
            int lastEntry = segment.index().applyAsInt(last);
            for (int end = lastEntry; end <= segment.end(); end++) {
                WatchedBytes log = new WatchedBytes(segment.file(), end, false, random);
                compare(
                        segment,
                        log,
                        last,
                        "What lies behind the end is being written: " + end + " bytes count.",
                        seed);
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("reads that bring a few bytes at a time change nothing")
    void find_shortReads_sameAnswers(Seed seed) throws Exception {
        Random random = seed.random();
        try (SampleSegment segment = SampleSegment.write(folder, random, BATCHES, true, 4)) {
            for (long offset = segment.baseOffset(); offset < segment.endOffset(); offset++) {
                WatchedBytes log = new WatchedBytes(segment.file(), segment.end(), true, random);
                compare(
                        segment,
                        log,
                        offset,
                        "A read may bring less than was asked for: go on where it stopped.",
                        seed);
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("a length that no batch can have is told as damage, and nobody walks on the spot")
    void find_damagedLength_ioException(Seed seed) throws Exception {
        Random random = seed.random();
        for (int length : new int[] {0, 48, -12, -13, Integer.MIN_VALUE}) {
            try (SampleSegment segment = SampleSegment.write(folder, random, 5, false, 100)) {
                int damaged = segment.starts().get(2);
                segment.put(damaged + BatchLayout.LENGTH, length);
                damaged(segment, damaged, length, seed);
            }
        }
    }

    private void damaged(SampleSegment segment, int position, int length, Seed seed) {
        WatchedBytes log = whole(segment);
        Expectation expectation = expect(
                        "a batch whose length field is " + length, segment, segment.endOffset() - 1, seed)
                .why("From a length that cannot be there is no way to the next batch.")
                .wrongMark(0, position, "damaged");
        String right = "an IOException that names position " + position;
        String got;
        try {
            got = String.valueOf(search.find(segment.index(), log, segment.endOffset() - 1));
        } catch (IOException told) {
            got = String.valueOf(told.getMessage());
            if (log.reads() < 1_000 && got.contains(String.valueOf(position))) {
                return;
            }
        } catch (RuntimeException wrong) {
            expectation.threw(right, wrong);
            return;
        }
        expectation.fail(right, got);
    }

    private static WatchedBytes whole(SampleSegment segment) {
        return new WatchedBytes(segment.file(), segment.end(), false, new Random(0));
    }

    private void compare(SampleSegment segment, WatchedBytes log, long offset, String why, Seed seed) {
        OptionalLong right = segment.oracle(offset, log.end());
        OptionalLong got = null;
        String told;
        try {
            got = search.find(segment.index(), log, offset);
            told = text(got);
        } catch (IOException failure) {
            told = failure.toString();
        }
        if (!right.equals(got)) {
            Expectation expectation = expect("where the batch of offset " + offset + " starts", segment, offset, seed)
                    .why(why)
                    .field("the index led to", segment.index().applyAsInt(offset))
                    .field("readable bytes", log.end());
            right.ifPresent(position -> expectation.mark(0, position, "wanted"));
            if (got != null && got.isPresent()) {
                expectation.wrongMark(0, Math.clamp(got.getAsLong(), 0, segment.end()), "got");
            }
            expectation.fail(text(right), told);
        }
    }

    private static String text(OptionalLong position) {
        if (position == null) {
            return "nothing (null)";
        }
        return position.isPresent() ? "position " + position.getAsLong() : "no batch (empty)";
    }

    private static Expectation expect(String what, SampleSegment segment, long offset, Seed seed) {
        return Finding.of(what)
                .in("find")
                .seed(seed)
                .field("wanted offset", offset)
                .field("segment", segment.baseOffset() + " to " + (segment.endOffset() - 1))
                .segment(
                        segment.baseOffset(),
                        segment.endOffset(),
                        segment.end(),
                        List.copyOf(segment.entries().values()));
    }
}
