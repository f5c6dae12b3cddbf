package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// After a stop that was not clean: every batch from the recovery point on is read and checked, and the log ends where
/// the first damage is.
///
/// ```
///   [ 0 ....... ][ 1500 ..... ][ 3200 .. | .. x   ][ 4100 ... ]
///                       ^ recovery point       ^ a torn batch
///     believed     checked       checked, cut      deleted: behind the cut there is no order of offsets
///                  indexes of what was checked are made anew
/// ```
///
/// A torn tail is what a process leaves that was killed inside an append, and what a machine leaves whose power went
/// before the kernel wrote its pages. No acknowledged record of a killed *process* is in it: it was written before it
/// was acknowledged. A damaged record in the middle is cut off with all that follows, as Kafka does: what is behind it
/// cannot be told from garbage.
final class LogRecovery {
    private static final int FIRST_BUFFER_BYTES = 1 << 20;

    private final LogConfig config;
    private final Repairs repairs;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BUFFER_BYTES);

    LogRecovery(LogConfig config, Repairs repairs) {
        this.config = config;
        this.repairs = repairs;
    }

    /// Checks the segments that hold offsets from `recoveryPoint` on; returns those that stay. Their last one is ready
    /// to be written, the others are closed.
    ///
    /// @param segments oldest first
    List<LogSegment> recover(List<LogSegment> segments, long recoveryPoint) throws IOException {
        List<LogSegment> kept = new ArrayList<>();
        boolean cut = false;
        for (int i = 0; i < segments.size(); i++) {
            LogSegment segment = segments.get(i);
            boolean behind = i + 1 < segments.size() && segments.get(i + 1).baseOffset() <= recoveryPoint;
            if (cut) {
                repairs.done(
                        segment.baseOffset(),
                        segment.sizeBytes(),
                        "segment behind damage deleted",
                        repairs.observation().startNs());
                segment.delete();
            } else {
                cut = !behind && recover(segment);
                kept.add(segment);
            }
        }
        for (LogSegment segment : kept.subList(0, Math.max(0, kept.size() - 1))) {
            segment.seal();
        }
        return kept;
    }

    /// Returns whether something was cut off.
    private boolean recover(LogSegment segment) throws IOException {
        long startNs = repairs.observation().startNs();
        SegmentFile file = segment.file();
        if (!file.retain()) {
            throw new IOException("the segment is closed: file=" + file.path());
        }
        try {
            segment.startEmpty(config);
            long position = 0;
            long nextOffset = segment.baseOffset();
            Optional<BatchHeader> batch = checked(file, position, nextOffset);
            while (batch.isPresent()) {
                segment.indexes().added(batch.get(), position, config.indexIntervalBytes());
                position += batch.get().sizeBytes();
                nextOffset = batch.get().nextOffset();
                batch = checked(file, position, nextOffset);
            }
            long torn = file.sizeBytes() - position;
            if (torn > 0) {
                file.truncate(position);
                repairs.done(segment.baseOffset(), torn, "torn tail cut at the last whole batch", startNs);
            }
            return torn > 0;
        } finally {
            file.release();
        }
    }

    /// The header of the batch at `position` where it is whole, undamaged, and not before `leastOffset`.
    private Optional<BatchHeader> checked(SegmentFile file, long position, long leastOffset) throws IOException {
        if (!fill(file, position, BatchLayout.HEADER_BYTES)) {
            return Optional.empty();
        }
        int sizeBytes = BatchHeader.read(buffer, 0).sizeBytes();
        if (sizeBytes < BatchLayout.HEADER_BYTES || !fill(file, position, sizeBytes)) {
            return Optional.empty();
        }
        try {
            BatchHeader header = BatchValidator.checkStored(buffer);
            return header.baseOffset() < leastOffset ? Optional.empty() : Optional.of(header);
        } catch (InvalidBatchException damaged) {
            return Optional.empty();
        }
    }

    /// Brings `bytes` from `position` on to the start of the buffer; false where the file has fewer.
    private boolean fill(SegmentFile file, long position, int bytes) throws IOException {
        if (file.sizeBytes() - position < bytes) {
            return false;
        }
        if (bytes > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(bytes);
        }
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (file.channel().read(buffer, position + buffer.position()) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }
}
