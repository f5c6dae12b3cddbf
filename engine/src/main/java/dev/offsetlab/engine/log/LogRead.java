package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;

/// The answer to a read: a range of one segment file, kept open until [#close()]. No byte of it was touched.
///
/// @param region       whole batches, or the first part of the last one where `maxBytes` cut it; may be empty
/// @param logEndOffset the log's end at that moment
/// @param moreBehind   the log goes on in a younger segment: no append will make this answer longer, so that a reader
///                     who asked for more bytes than there are here waits in vain. Costs no look at other segments
public record LogRead(FileRegion region, long logStartOffset, long logEndOffset, boolean moreBehind)
        implements AutoCloseable {
    @Override
    public void close() {
        region.file().release();
    }
}
