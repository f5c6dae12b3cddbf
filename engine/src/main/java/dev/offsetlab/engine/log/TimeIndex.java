package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// From a timestamp to an offset before which no record is that young.
///
/// ```
///   one entry, 12 bytes       0                               8               12
///                             +-------------------------------+---------------+
///                             | largest timestamp so far      | last offset   |   of the batch that brought it,
///                             |                               | - base offset |   less the segment's base offset
///                             +-------------------------------+---------------+
/// ```
///
/// An entry `(T, o)` says: up to and with the batch that ends at `o`, no record is younger than `T`. Timestamps come
/// from producers and may go back; the index holds only their maximum, so it rises strictly:
///
/// ```
///   batches     ends 9, max 100    ends 19, max 90    ends 29, max 130      (one entry wanted before each)
///   index                          (100, 9)           (nothing: still 100)  (130, 29) when the segment closes
///
///   lookup(120)  ->  9: the first record at or after 120 is behind offset 9
/// ```
///
/// One entry is tried whenever the offset index gets one, and a last one when the segment is closed: the last entry
/// is the segment's largest timestamp, which retention by time and `segment.ms` ask for.
///
/// **Crash.** See [IndexFile].
final class TimeIndex {
    static final int ENTRY_BYTES = 12;

    private final IndexFile file;
    private final long baseOffset;

    private TimeIndex(IndexFile file, long baseOffset) {
        this.file = file;
        this.baseOffset = baseOffset;
    }

    /// Reads a closed segment's index and checks that it can be one.
    static TimeIndex read(Path path, long baseOffset) throws IOException {
        TimeIndex index = new TimeIndex(IndexFile.read(path, ENTRY_BYTES), baseOffset);
        index.check();
        return index;
    }

    static TimeIndex grow(Path path, long baseOffset, int maxBytes, int keep) throws IOException {
        return new TimeIndex(IndexFile.grow(path, ENTRY_BYTES, maxBytes, keep), baseOffset);
    }

    /// The offset of the last entry that is not younger than `timestampMs`; the base offset where there is none.
    long lookup(long timestampMs) {
        return floor(file.bytes(), file.count(), baseOffset, timestampMs);
    }

    /// The same in the first `count` entries of `bytes`.
    static long floor(ByteBuffer bytes, int count, long baseOffset, long timestampMs) {
        int low = 0;
        int high = count;
        while (low < high) { // the first entry that is younger is in [low, high]
            int middle = (low + high) >>> 1;
            if (bytes.getLong(middle * ENTRY_BYTES) <= timestampMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? baseOffset : baseOffset + bytes.getInt((low - 1) * ENTRY_BYTES + Long.BYTES);
    }

    /// Adds an entry unless the largest timestamp has not grown since the last.
    void append(TimestampedOffset largest) {
        Optional<TimestampedOffset> last = last();
        boolean grown = last.isEmpty() || last.get().timestampMs() < largest.timestampMs();
        if (!grown || file.isFull()) {
            return;
        }
        int at = file.next();
        file.bytes().putLong(at, largest.timestampMs());
        file.bytes().putInt(at + Long.BYTES, Math.toIntExact(largest.offset() - baseOffset));
        file.added();
    }

    TimestampedOffset entry(int entry) {
        int at = entry * ENTRY_BYTES;
        return new TimestampedOffset(
                file.bytes().getLong(at), baseOffset + file.bytes().getInt(at + Long.BYTES));
    }

    Optional<TimestampedOffset> last() {
        int count = count();
        return count == 0 ? Optional.empty() : Optional.of(entry(count - 1));
    }

    /// All that are there now, from position 0 to the limit; read-only.
    ByteBuffer entries() {
        return file.bytes().duplicate().clear().limit(count() * ENTRY_BYTES).asReadOnlyBuffer();
    }

    int count() {
        return file.count();
    }

    /// The last place is kept for the entry that closes the segment.
    boolean isFull() {
        return file.count() + 1 >= file.capacity();
    }

    void trim() throws IOException {
        file.trim();
    }

    private void check() throws IOException {
        TimestampedOffset before = new TimestampedOffset(Long.MIN_VALUE, baseOffset);
        for (int i = 0; i < count(); i++) {
            TimestampedOffset entry = entry(i);
            if (entry.timestampMs() <= before.timestampMs() || entry.offset() < before.offset()) {
                throw new DamagedIndexException(file.path(), "entries do not rise: entry=" + i);
            }
            before = entry;
        }
    }
}
