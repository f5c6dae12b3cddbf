package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchValidator;
import dev.offsetlab.engine.record.InvalidBatchException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The engine's own [TailScan]: each batch is read whole, and its checksum made again.
///
/// ```
///   file    | batch | batch | batch | bat
///   buffer          [ one batch ]              as large as the largest so far; given back with the scan
/// ```
///
/// One thread, one scan.
final class CheckedTailScan {
    private static final int FIRST_BUFFER_BYTES = 1 << 20;

    private final Arena arena;
    private ByteBuffer buffer;

    private CheckedTailScan(Arena arena, long fileBytes) {
        this.arena = arena;
        this.buffer = allocate(Math.clamp(fileBytes, BatchLayout.HEADER_BYTES, FIRST_BUFFER_BYTES));
    }

    static long endOfWhole(FileRegion file, long leastOffset, TailScan.Found found) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return new CheckedTailScan(arena, file.sizeBytes()).scan(file, leastOffset, found);
        }
    }

    private long scan(FileRegion file, long leastOffset, TailScan.Found found) throws IOException {
        FileRegion rest = file;
        long nextOffset = leastOffset;
        Optional<BatchHeader> batch = checked(rest, nextOffset);
        while (batch.isPresent()) {
            found.batch(batch.get(), rest.position());
            rest = rest.skip(batch.get().sizeBytes());
            nextOffset = batch.get().nextOffset();
            batch = checked(rest, nextOffset);
        }
        return rest.position();
    }

    /// The header of the batch that `rest` begins with, where it is whole, undamaged, and not before `leastOffset`.
    private Optional<BatchHeader> checked(FileRegion rest, long leastOffset) throws IOException {
        if (!fill(rest, BatchLayout.HEADER_BYTES)) {
            return Optional.empty();
        }
        int sizeBytes = BatchHeader.read(buffer, 0).sizeBytes();
        if (sizeBytes < BatchLayout.HEADER_BYTES || !fill(rest, sizeBytes)) {
            return Optional.empty();
        }
        try {
            BatchHeader header = BatchValidator.checkStored(buffer);
            return header.baseOffset() < leastOffset ? Optional.empty() : Optional.of(header);
        } catch (InvalidBatchException damaged) {
            return Optional.empty();
        }
    }

    /// Brings the first `bytes` of `rest` to the start of the buffer; false where there are fewer.
    private boolean fill(FileRegion rest, int bytes) throws IOException {
        if (rest.sizeBytes() < bytes) {
            return false;
        }
        if (bytes > buffer.capacity()) {
            buffer = allocate(bytes);
        }
        buffer.clear().limit(bytes);
        while (buffer.hasRemaining()) {
            if (rest.skip(buffer.position()).read(buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    private ByteBuffer allocate(int bytes) {
        return arena.allocate(bytes).asByteBuffer();
    }
}
