package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// From an offset to a position near it in the segment's log file: a sparse index, one entry for about every
/// `index.interval.bytes` (4 KiB) of batches.
///
/// ```
///   one entry, 8 bytes        0               4               8
///                             +---------------+---------------+
///                             | last offset   | position of   |      last offset of a batch, less the segment's base
///                             | - base offset | the batch     |      offset; where that batch starts
///                             +---------------+---------------+
/// ```
///
/// Worked example, base offset 1500, the log file holds five batches of 2,000 bytes and 10 records each:
///
/// ```
///   log     0 [1500..1509]  2000 [1510..1519]  4000 [1520..1529]  6000 [1530..1539]  8000 [1540..1549]
///   index                                                         (39, 6000): 6,000 bytes since the segment's start
///
///   lookup(1545)  ->  6000, the last entry that is not past 1545; from there the batch headers lead on to 8000
///   lookup(1535)  ->  0:    the entry's batch ends at 1539, past 1535
/// ```
///
/// The second lookup costs a few headers more than it must; in exchange an entry is made of what is known when a batch
/// is appended. Binary search over all entries: a segment of 1 GiB has 262,144 of them, 18 steps.
///
/// **Crash.** See [IndexFile]; a missing or damaged one is made anew from the log file.
final class OffsetIndex {
    static final int ENTRY_BYTES = 8;

    private final IndexFile file;
    private final long baseOffset;

    private OffsetIndex(IndexFile file, long baseOffset) {
        this.file = file;
        this.baseOffset = baseOffset;
    }

    /// Reads a closed segment's index and checks that it can belong to a log file of `logBytes`.
    static OffsetIndex read(Path path, long baseOffset, long logBytes) throws IOException {
        OffsetIndex index = new OffsetIndex(IndexFile.read(path, ENTRY_BYTES), baseOffset);
        index.check(logBytes);
        return index;
    }

    static OffsetIndex grow(Path path, long baseOffset, int maxBytes, int keep) throws IOException {
        return new OffsetIndex(IndexFile.grow(path, ENTRY_BYTES, maxBytes, keep), baseOffset);
    }

    /// Entries that are in memory only, of a segment that begins with offset 0.
    static OffsetIndex inMemory(ByteBuffer entries, int count) {
        return new OffsetIndex(IndexFile.inMemory(entries, ENTRY_BYTES, count), 0);
    }

    /// A position at or before the batch that holds `offset`; 0 where no entry helps.
    int lookup(long offset) {
        return lookup(offset, SearchSteps.NONE);
    }

    int lookup(long offset, SearchSteps steps) {
        ByteBuffer bytes = file.bytes();
        long wanted = offset - baseOffset;
        int count = file.count();
        int low = 0;
        int high = count;
        while (low < high) { // the first entry that is past the wanted offset is in [low, high]
            int middle = (low + high) >>> 1;
            boolean right = bytes.getInt(middle * ENTRY_BYTES) <= wanted;
            steps.entryProbe(this, count, middle, right);
            if (right) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : position(low - 1);
    }

    /// The same by `floor`, which may be somebody else's: then `steps` hears only what was chosen.
    int lookup(long offset, SearchSteps steps, IndexFloor floor) {
        if (IndexFloor.ENGINE.equals(floor)) {
            return lookup(offset, steps);
        }
        int count = file.count();
        int position = floor.position(file.bytes(), count, offset - baseOffset);
        if (!SearchSteps.NONE.equals(steps)) {
            tellChosen(position, count, steps);
        }
        return position;
    }

    private void tellChosen(int position, int count, SearchSteps steps) {
        for (int entry = 0; entry < count && position(entry) <= position; entry++) {
            if (position(entry) == position) {
                steps.entryProbe(this, count, entry, true);
            }
        }
    }

    /// For the batch that ends with `lastOffset` and starts at `position`; both larger than in the entry before.
    void append(long lastOffset, long position) {
        int at = file.next();
        file.bytes().putInt(at, Math.toIntExact(lastOffset - baseOffset));
        file.bytes().putInt(at + Integer.BYTES, Math.toIntExact(position));
        file.added();
    }

    long offset(int entry) {
        return baseOffset + file.bytes().getInt(entry * ENTRY_BYTES);
    }

    int position(int entry) {
        return file.bytes().getInt(entry * ENTRY_BYTES + Integer.BYTES);
    }

    int count() {
        return file.count();
    }

    boolean isFull() {
        return file.isFull();
    }

    void trim() throws IOException {
        file.trim();
    }

    private void check(long logBytes) throws IOException {
        long offsetBefore = baseOffset - 1;
        long positionBefore = 0;
        for (int i = 0; i < count(); i++) {
            if (offset(i) <= offsetBefore || position(i) <= positionBefore) {
                throw new DamagedIndexException(file.path(), "entries do not rise: entry=" + i);
            }
            offsetBefore = offset(i);
            positionBefore = position(i);
        }
        if (positionBefore >= logBytes && count() > 0) {
            throw new DamagedIndexException(
                    file.path(), "it points past the log file: position=" + positionBefore + " logBytes=" + logBytes);
        }
    }
}
