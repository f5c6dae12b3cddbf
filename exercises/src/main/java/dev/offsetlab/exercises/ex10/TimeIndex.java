package dev.offsetlab.exercises.ex10;

import dev.offsetlab.engine.log.TimedSegment;
import dev.offsetlab.engine.log.TimestampedOffset;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.RecordReader;
import dev.offsetlab.engine.record.RecordTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// From a timestamp to an offset up to which no record is younger, and on to the record.
///
/// ```
///   one entry, 12 bytes       0                               8               12
///                             +-------------------------------+---------------+
///                             | largest timestamp so far      | last offset   |   of the batch that brought it,
///                             |                               | - base offset |   less the segment's base offset
///                             +-------------------------------+---------------+
/// ```
///
/// An entry `(T, o)` says: up to and with offset `o` no record is younger than `T`. Producers' clocks go back, the
/// maximum never does: from entry to entry it rises, so that a binary search finds its way.
public final class TimeIndex {
    public static final int ENTRY_BYTES = 12;

    /// What a batch bears whose records have no timestamp.
    private static final long NO_TIMESTAMP = -1;

    private final long baseOffset;

    /// Filled from the start; its position is where the next entry goes.
    private final ByteBuffer entries;

    private long largestMs = NO_TIMESTAMP;
    private long offsetOfLargest;

    /// An empty index of the segment that begins with `baseOffset`.
    public TimeIndex(long baseOffset, int capacity) {
        this.baseOffset = baseOffset;
        this.entries = ByteBuffer.allocate(capacity * ENTRY_BYTES);
    }

    /// A batch was appended to the segment: remembers the largest timestamp so far, and the last offset of the
    /// first batch that brought it. A batch without a timestamp (-1) changes nothing.
    public void noteBatch(BatchHeader batch) {
        throw new UnsupportedOperationException("exercise 10: remember the largest timestamp so far");
    }

    /// Adds an entry for what [#noteBatch] knows by now, unless the largest timestamp has not grown since the
    /// last entry. The log calls this now and then: whenever the offset index gets an entry, and when the segment
    /// closes.
    public void addEntry() {
        throw new UnsupportedOperationException("exercise 10: add an entry");
    }

    /// The entries so far, from position 0 to the limit.
    public ByteBuffer entries() {
        return entries.duplicate().flip();
    }

    /// The offset of the last entry that is not younger than `timestampMs`; the base offset where there is none.
    ///
    /// @param entries an index as [#entries()] gives it
    public static long lookup(ByteBuffer entries, long baseOffset, long timestampMs) {
        throw new UnsupportedOperationException("exercise 10: look the floor up");
    }

    /// The record with the smallest offset, not before [TimedSegment#startOffset()], whose timestamp is
    /// `timestampMs` or later; empty where the segment has none.
    ///
    /// Time index, offset index, batch headers, records: each step asks for as little of the next as it can.
    public static Optional<TimestampedOffset> firstAtOrAfter(TimedSegment segment, long timestampMs)
            throws IOException {
        throw new UnsupportedOperationException("exercise 10: find the first record at or after a time");
    }

    /// The same within one batch.
    private static Optional<TimestampedOffset> firstIn(ByteBuffer batch, long timestampMs, long startOffset)
            throws IOException {
        throw new UnsupportedOperationException("exercise 10: find it within the batch");
    }
}
