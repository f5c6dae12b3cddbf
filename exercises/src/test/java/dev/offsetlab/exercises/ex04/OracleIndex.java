package dev.offsetlab.exercises.ex04;

import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Seed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A segment of batches, its index as it should be, and the student's beside it.
final class OracleIndex {
    private final long baseOffset;
    private final int intervalBytes;
    private final int capacity;
    private final TreeMap<Long, Integer> entries = new TreeMap<>();
    private final ByteBuffer bytes;
    private final SparseIndex student;
    private long nextOffset;
    private int endPosition;
    private int lastEntered;
    private String lastBatch = "none";

    /// @param capacity how many entries there is room for
    OracleIndex(long baseOffset, int intervalBytes, int capacity) {
        this.baseOffset = baseOffset;
        this.intervalBytes = intervalBytes;
        this.capacity = capacity;
        this.nextOffset = baseOffset;
        this.bytes = ByteBuffer.allocate(capacity * SparseIndex.ENTRY_BYTES);
        this.student = new SparseIndex(bytes, baseOffset, intervalBytes);
    }

    /// Random batches, a few with a gap before them.
    static OracleIndex random(Random random, int batches, int capacity) {
        OracleIndex index = new OracleIndex(random.nextLong(1L << 50), 100 + random.nextInt(8_000), capacity);
        for (int i = 0; i < batches; i++) {
            index.skip(random.nextInt(10) == 0 ? random.nextInt(50) : 0);
            index.append(1 + random.nextInt(20), 61 + random.nextInt(4_000));
        }
        return index;
    }

    void skip(int offsets) {
        nextOffset += offsets;
    }

    /// A batch of `offsets` offsets; tells the student of it.
    void append(int offsets, int sizeBytes) {
        long lastOffset = nextOffset + offsets - 1;
        if (endPosition - lastEntered > intervalBytes && entries.size() < capacity) {
            entries.put(lastOffset, endPosition);
            lastEntered = endPosition;
        }
        lastBatch = nextOffset + " to " + lastOffset + ", " + sizeBytes + " bytes at " + endPosition;
        student.append(lastOffset, endPosition, sizeBytes);
        endPosition += sizeBytes;
        nextOffset = lastOffset + 1;
    }

    long baseOffset() {
        return baseOffset;
    }

    long nextOffset() {
        return nextOffset;
    }

    int count() {
        return entries.size();
    }

    List<Long> offsets() {
        return List.copyOf(entries.keySet());
    }

    /// The bytes as they should be: entries, then zeros.
    byte[] right() {
        ByteBuffer all = ByteBuffer.allocate(bytes.capacity());
        entries.forEach(
                (offset, position) -> all.putInt((int) (offset - baseOffset)).putInt(position));
        return all.array();
    }

    int floor(long offset) {
        Map.Entry<Long, Integer> entry = entries.floorEntry(offset);
        return entry == null ? 0 : entry.getValue();
    }

    /// Holds the student's entries against these.
    ///
    /// @param seed null for a fixed case
    void compareEntries(Seed seed) {
        expect("the number of index entries", "append", seed)
                .why("An entry is due at the first batch that has more than index.interval.bytes between itself and the"
                        + " last one that got an entry; the batch's own bytes come after it.")
                .field("index.interval.bytes", intervalBytes)
                .field("the batch appended last", lastBatch)
                .equal(entries.size(), student.count());
        byte[] right = right();
        byte[] got = bytes.array();
        int at = Arrays.mismatch(right, got);
        if (at >= 0) {
            int entry = at / SparseIndex.ENTRY_BYTES * SparseIndex.ENTRY_BYTES;
            expect("entry " + entry / SparseIndex.ENTRY_BYTES + " of the index", "append", seed)
                    .field("base offset", baseOffset)
                    .field(
                            "relative offset",
                            ByteBuffer.wrap(got).getInt(entry),
                            ByteBuffer.wrap(right).getInt(entry))
                    .field(
                            "position",
                            ByteBuffer.wrap(got).getInt(entry + 4),
                            ByteBuffer.wrap(right).getInt(entry + 4))
                    .bytes("the index as written", got, at, at + 1)
                    .sameBytes(right, got);
        }
    }

    /// Holds one lookup of the student against these.
    void compareLookup(long offset, Seed seed) {
        int right = floor(offset);
        int got = student.lookup(offset);
        if (right != got) {
            Map.Entry<Long, Integer> floor = entries.floorEntry(offset);
            Map.Entry<Long, Integer> next = entries.higherEntry(offset);
            expect("the position that leads to offset " + offset, "floor", seed)
                    .why("The floor is the last entry that is not past the offset. One that is past it would lead a"
                            + " reader over records.")
                    .field("base offset", baseOffset)
                    .field("relative offset", offset - baseOffset)
                    .field("entries", entries.size())
                    .field("last entry not past it", String.valueOf(floor))
                    .field("first entry past it", String.valueOf(next))
                    .mark(0, right, "wanted")
                    .wrongMark(0, Math.clamp(got, 0, endPosition), "got")
                    .equal(right, got);
        }
    }

    private Expectation expect(String what, String method, Seed seed) {
        Expectation expectation = Finding.of(what)
                .in(method)
                .segment(baseOffset, nextOffset, endPosition, new ArrayList<>(entries.values()));
        return seed == null ? expectation : expectation.seed(seed);
    }
}
