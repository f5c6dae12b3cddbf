package dev.offsetlab.engine.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/// The growing end of a file: what readers may see ends at [#position()], and an append moves it in one step.
///
/// ```
///   | seen by readers .............. | being written |
///                                    ^ position       '-- a failed append may leave some of this: uncertain
/// ```
///
/// What a failed append left is cut off at once; where even that fails, before the next append.
///
/// **Threads.** One writer; any thread reads the position. The caller has retained the file.
final class FileTail {
    private final LazyFile file;
    private volatile long position;

    /// There may be bytes behind the position; the writer's own.
    private boolean uncertain;

    FileTail(LazyFile file, long position) {
        this.file = file;
        this.position = position;
    }

    long position() {
        return position;
    }

    /// Writes all of `bytes`; returns the position of the first. On failure nothing of it stays.
    long append(ByteBuffer bytes) throws IOException {
        long start = position;
        long end = start + bytes.remaining();
        try {
            if (uncertain) {
                cut(start);
            }
            writeAll(bytes, start);
        } catch (IOException failure) {
            undo(start, failure);
            throw failure;
        }
        position = end;
        return start;
    }

    /// Where another thread's interrupt closed the channel, the same bytes go once more to the same place.
    private void writeAll(ByteBuffer bytes, long at) throws IOException {
        int start = bytes.position();
        while (bytes.hasRemaining()) {
            try {
                file.channel().write(bytes, at + bytes.position() - start);
            } catch (ClosedChannelException closed) {
                if (Thread.currentThread().isInterrupted()) {
                    throw closed;
                }
            }
        }
    }

    private void undo(long start, IOException failure) {
        uncertain = true;
        try {
            cut(start);
        } catch (IOException later) {
            failure.addSuppressed(later); // the next append cuts it
        }
    }

    /// Moves the end back to `end`, unless it is there already, and cuts what lies behind.
    void truncate(long end) throws IOException {
        position = Math.min(end, position);
        uncertain = true;
        cut(position);
    }

    private void cut(long end) throws IOException {
        file.channel().truncate(end);
        uncertain = false;
    }
}
