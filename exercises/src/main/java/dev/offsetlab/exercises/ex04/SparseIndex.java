package dev.offsetlab.exercises.ex04;

import java.nio.ByteBuffer;

/// The offset index of one segment while it is written: an entry now and then, and the search for a near one.
///
/// ```
///   one entry   0               4               8
///               +---------------+---------------+
///               | last offset   | position of   |      of a batch: its last offset, less the segment's base
///               | - base offset | the batch     |      offset; where it starts in the log file. Big-endian
///               +---------------+---------------+
/// ```
///
/// One thread.
public final class SparseIndex {
    public static final int ENTRY_BYTES = 8;

    private final ByteBuffer entries;
    private final long baseOffset;
    private final int intervalBytes;
    private int count;

    /// An empty index.
    ///
    /// @param entries       room for the entries, from index 0 to the capacity; the position is of no meaning
    /// @param baseOffset    of the segment
    /// @param intervalBytes `index.interval.bytes`
    public SparseIndex(ByteBuffer entries, long baseOffset, int intervalBytes) {
        this.entries = entries;
        this.baseOffset = baseOffset;
        this.intervalBytes = intervalBytes;
    }

    /// How many entries there are.
    public int count() {
        return count;
    }

    /// A batch was appended to the log file. It gets an entry where more than `intervalBytes` of batches came before it
    /// since the last batch that got one (or since the segment's start), and there is room for an entry.
    ///
    /// @param lastOffset of the batch
    /// @param position   where it starts in the log file
    /// @param sizeBytes  how long it is
    public void append(long lastOffset, int position, int sizeBytes) {
        throw new UnsupportedOperationException("exercise 4: add an entry where one is due");
    }

    /// A position at or before the batch that holds `offset`: the one in the last entry that is not past it; 0 where no
    /// entry is.
    public int lookup(long offset) {
        return floor(entries, count, offset - baseOffset);
    }

    /// The same over the first `count` entries of any index. Looks at few of them: 19 where there are 262,144.
    ///
    /// @param relativeOffset less the base offset: below 0, or larger than any entry can hold, is possible
    public static int floor(ByteBuffer entries, int count, long relativeOffset) {
        throw new UnsupportedOperationException("exercise 4: look the floor up");
    }
}
