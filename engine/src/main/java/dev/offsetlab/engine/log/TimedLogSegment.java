package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A segment as a [TimestampSearch] sees it, as far as the log reached when the search began.
///
/// The caller has retained the segment's file. One thread, one search.
final class TimedLogSegment implements TimedSegment {
    private final LogSegment segment;
    private final long startOffset;
    private final long endPosition;
    private BatchCursor batches;

    TimedLogSegment(LogSegment segment, long startOffset, long endPosition) {
        this.segment = segment;
        this.startOffset = startOffset;
        this.endPosition = endPosition;
        this.batches = segment.batches(0, endPosition);
    }

    @Override
    public long baseOffset() {
        return segment.baseOffset();
    }

    @Override
    public long startOffset() {
        return startOffset;
    }

    @Override
    public ByteBuffer timeEntries() throws IOException {
        return segment.indexes().times().entries();
    }

    @Override
    public long positionNear(long offset) throws IOException {
        return segment.indexes().offsets().lookup(offset);
    }

    /// Where the headers are asked for in their order, neighbours come with one read.
    @Override
    public Optional<BatchHeader> headerAt(long position) throws IOException {
        if (batches.end() != position) {
            batches = segment.batches(position, endPosition);
        }
        return batches.next() ? Optional.of(batches.header()) : Optional.empty();
    }

    @Override
    public ByteBuffer batchAt(long position) throws IOException {
        BatchCursor at = segment.batches(position, endPosition);
        if (!at.next()) {
            throw new IOException("no whole batch: position=" + position + " file="
                    + segment.file().path());
        }
        ByteBuffer batch = ByteBuffer.allocate(at.header().sizeBytes());
        while (batch.hasRemaining()) {
            if (segment.file().channel().read(batch, position + batch.position()) < 0) {
                throw new IOException("the file is shorter than the log knew: position=" + position + " file="
                        + segment.file().path());
            }
        }
        return batch.flip();
    }
}
