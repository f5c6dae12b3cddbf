package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// What a [TimestampSearch] may ask of a segment, the cheap questions first.
///
/// ```
///   timeEntries   in memory
///   positionNear  in memory
///   headerAt      61 bytes of the file, a few neighbours with one read
///   batchAt       a whole batch, perhaps to be unpacked
/// ```
///
/// Used by one thread, for one search: the segment's file is kept open for it.
public interface TimedSegment {
    long baseOffset();

    /// The log start offset: records before it were deleted, though their bytes may still be there.
    long startOffset();

    /// The time index, 12 bytes an entry (see [TimeIndex]), from position 0 to the limit. Read-only.
    ByteBuffer timeEntries() throws IOException;

    /// By the offset index: where a batch starts that is, or is before, the one that holds `offset`.
    long positionNear(long offset) throws IOException;

    /// Of the batch that starts at `position`; empty at the end.
    Optional<BatchHeader> headerAt(long position) throws IOException;

    /// The whole batch that starts at `position`, where `headerAt` found one.
    ByteBuffer batchAt(long position) throws IOException;
}
