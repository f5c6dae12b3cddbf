package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;

/// The part of a log that says where a segment's file ends that a crash left: behind its last whole batch. Asked by
/// [LogRecovery] when a log is opened after a stop that was not clean, once for each segment that must be checked;
/// what lies behind the answer is cut off.
@FunctionalInterface
public interface TailScan {
    /// The engine's own: [CheckedTailScan].
    TailScan ENGINE = CheckedTailScan::endOfWhole;

    /// The position behind the last batch that counts: all up to it are whole, undamaged, and in order.
    ///
    /// @param file        all bytes of the segment's file
    /// @param leastOffset the segment's base offset: its first batch does not begin before it
    /// @param found       is told of each batch that counts, in their order, and makes the indexes anew
    long endOfWhole(FileRegion file, long leastOffset, Found found) throws IOException;

    /// Takes one batch that counts.
    @FunctionalInterface
    interface Found {
        void batch(BatchHeader header, long position) throws IOException;
    }
}
