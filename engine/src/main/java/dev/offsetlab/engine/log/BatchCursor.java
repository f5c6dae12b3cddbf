package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.util.Optional;

/// Goes from batch to batch through a range of a log file, looking at the headers and nothing else.
///
/// ```
///   | header | records ......... | header | records .... | header | rec
///     61 B   '-- skipped: size --^  61 B                   a batch that the range cuts short is not entered
/// ```
///
/// Headers are read through the thread's [HeaderWindow]: those of small batches come several at a time.
///
/// The caller has retained the file. Used by the thread that made it.
final class BatchCursor {
    private final SegmentBytes bytes;
    private final HeaderWindow window = HeaderWindow.ofThread();
    private final long user = window.newUser();
    private long position;
    private long next;
    private Optional<BatchHeader> header = Optional.empty();

    BatchCursor(FileRegion range) {
        this(new RegionBytes(range), range.position());
    }

    /// From the batch that starts at `position`.
    BatchCursor(SegmentBytes bytes, long position) {
        this.bytes = bytes;
        this.position = position;
        this.next = position;
    }

    /// Enters the next batch; false where no whole one is left in the range.
    boolean next() throws IOException {
        if (bytes.end() - next < BatchLayout.HEADER_BYTES) {
            return false;
        }
        Optional<BatchHeader> read = window.header(user, bytes, next);
        if (read.isEmpty()) {
            return false;
        }
        int sizeBytes = read.get().sizeBytes();
        if (sizeBytes < BatchLayout.HEADER_BYTES) {
            throw new DamagedBatchException(bytes, next, sizeBytes);
        }
        if (next + sizeBytes > bytes.end()) {
            return false;
        }
        header = read;
        position = next;
        next += sizeBytes;
        return true;
    }

    /// Of the batch entered last.
    BatchHeader header() {
        return header.orElseThrow();
    }

    /// Where the batch entered last starts.
    long position() {
        return position;
    }

    /// Where it ends.
    long end() {
        return next;
    }
}
