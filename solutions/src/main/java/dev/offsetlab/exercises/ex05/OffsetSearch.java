package dev.offsetlab.exercises.ex05;

import dev.offsetlab.engine.log.SegmentBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;

/// Finds where in a segment's log file the batch starts that holds an offset.
///
/// ```
///   offset 1545  -- index -->  6000
///                              | 61 B | records | 61 B | records | 61 B | rec
///                              1530..1539         1540..1549        ^ end: what lies behind is not whole
///                              ends before: on    found: 8000
/// ```
///
/// No state: any thread.
public final class OffsetSearch {
    /// Everything of a batch before its records.
    public static final int HEADER_BYTES = 61;

    /// Where the first batch starts whose last offset is `offset` or larger.
    ///
    /// - The walk begins where the index says, and reads headers only: at most 61 bytes of each batch.
    /// - A batch that is not whole before `log.end()`, or whose header is not, is not there yet: empty.
    /// - A length that no batch can have (fewer than 61 bytes in all) is damage: the message has the position.
    ///
    /// @param index from an offset to the start of a batch at or before the one that holds it
    /// @param log   one read may bring fewer bytes than there is room for
    /// @return empty where no whole batch ends at `offset` or later
    /// @throws IOException the file cannot be read, or is damaged
    public OptionalLong find(LongToIntFunction index, SegmentBytes log, long offset) throws IOException {
        // solution:
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        long position = index.applyAsInt(offset);
        while (read(log, position, header)) {
            long sizeBytes = header.getInt(8) + 12L;
            if (sizeBytes < HEADER_BYTES) {
                throw new IOException("damaged batch: sizeBytes=" + sizeBytes + " position=" + position);
            }
            if (position + sizeBytes > log.end()) {
                return OptionalLong.empty();
            }
            long lastOffset = header.getLong(0) + header.getInt(23);
            if (lastOffset >= offset) {
                return OptionalLong.of(position);
            }
            position += sizeBytes;
        }
        return OptionalLong.empty();
        // starter: ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES); // to read into
        // starter: throw new UnsupportedOperationException("exercise 5: find the batch");
        // end
    }
    // solution:

    /// Fills `header` from `position` on; false where the readable bytes end before it is full.
    private static boolean read(SegmentBytes log, long position, ByteBuffer header) throws IOException {
        header.clear();
        while (header.hasRemaining()) {
            if (log.read(header, position + header.position()) < 0) {
                return false;
            }
        }
        return true;
    }
    // end
}
