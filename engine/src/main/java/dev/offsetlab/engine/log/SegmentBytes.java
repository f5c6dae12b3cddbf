package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of one segment's log file, as far as they may be read: a [BatchSearch] walks through them.
///
/// ```
///   log file  | batch | batch | batch | batch |...     behind the end: being written, or nothing
///             0                               end
/// ```
///
/// Whoever hands it out keeps the file open meanwhile. Nothing can be written or closed through it.
public interface SegmentBytes {
    /// Behind the last byte that may be read, a position in the file.
    long end();

    /// One read at `position`, of at most what `into` has room for and never past [#end()]. It may bring less than
    /// was asked for.
    ///
    /// @return how many bytes came; -1 at the end
    int read(ByteBuffer into, long position) throws IOException;
}
