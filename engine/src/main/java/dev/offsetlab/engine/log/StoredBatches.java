package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The batches of a segment file, one after the other, each whole and checked.
///
/// ```
///   file    | batch | batch | batch |  bat...
///   buffer    [ done | next  ........... ]         refilled from the first byte that was not handed out
/// ```
///
/// One buffer serves all: a batch is good until the next one is asked for. It grows to the largest batch. Keeps
/// the file open until [#close()]. One thread.
final class StoredBatches implements AutoCloseable {
    private static final int FIRST_BUFFER_BYTES = 128 << 10;

    private final SegmentFile file;
    private final long endPosition;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER_BYTES).limit(0);
    private int nextAt;
    private long filledTo;

    /// All that the file holds now.
    StoredBatches(SegmentFile file) throws IOException {
        if (!file.retain()) {
            throw new IOException("the segment was deleted meanwhile: file=" + file.path());
        }
        this.file = file;
        this.endPosition = file.sizeBytes();
    }

    /// The next batch, from the buffer's position to its limit; null after the last.
    ///
    /// @throws IOException where the file holds something else; the message names file and position
    @Nullable
    ByteBuffer next() throws IOException {
        if (position() >= endPosition) {
            return null;
        }
        need(BatchLayout.HEADER_BYTES);
        long sizeBytes = BatchLayout.BEFORE_LENGTH_BYTES + (long) buffer.getInt(nextAt + BatchLayout.LENGTH);
        if (sizeBytes < BatchLayout.HEADER_BYTES || position() + sizeBytes > endPosition) {
            throw damaged("a batch's length does not fit: batchBytes=" + sizeBytes);
        }
        need((int) sizeBytes);
        ByteBuffer batch = buffer.slice(nextAt, (int) sizeBytes);
        try {
            BatchValidator.checkStored(batch);
        } catch (InvalidBatchException damaged) {
            throw damaged(String.valueOf(damaged.getMessage()));
        }
        nextAt += (int) sizeBytes;
        return batch;
    }

    @Override
    public void close() {
        file.release();
    }

    /// Where the next batch starts in the file.
    private long position() {
        return filledTo - buffer.limit() + nextAt;
    }

    /// Brings `bytes` from the next batch's start into the buffer.
    private void need(int bytes) throws IOException {
        if (buffer.limit() - nextAt >= bytes) {
            return;
        }
        buffer.position(nextAt);
        if (bytes > buffer.capacity()) {
            buffer = ByteBuffer.allocate(
                            Integer.highestOneBit(bytes) * 2L > Integer.MAX_VALUE
                                    ? bytes
                                    : Integer.highestOneBit(bytes) * 2)
                    .put(buffer);
        } else {
            buffer.compact();
        }
        nextAt = 0;
        int room = (int) Math.min(buffer.capacity() - buffer.position(), endPosition - filledTo);
        buffer.limit(buffer.position() + room);
        while (buffer.hasRemaining()) {
            int read = file.channel().read(buffer, filledTo);
            if (read < 0) {
                throw damaged("the file is shorter than the log knew: bytes=" + filledTo);
            }
            filledTo += read;
        }
        buffer.flip();
        if (buffer.limit() < bytes) {
            throw damaged("the last batch is cut short");
        }
    }

    private IOException damaged(String why) {
        return new IOException("damaged segment: " + why + " position=" + position() + " file=" + file.path());
    }
}
