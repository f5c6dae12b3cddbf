package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A few kilobytes of a log file in memory, so that the headers of small neighbours cost one read of the file.
///
/// ```
///   file     ...| h | rec | h | rec | h | rec | h | rec ...
///                 |---------- window --------------|
///                 one read, four headers; the records between them come along, and nobody looks at them
/// ```
///
/// As large as Kafka's default `index.interval.bytes`: what lies between two index entries fits, so that a lookup takes
/// one read, seldom two. It never reads past the range that is asked for: what lies behind is being written.
///
/// **Threads.** One for each thread, and direct: a lookup allocates no buffer, and the read is one copy.
final class HeaderWindow {
    static final int SIZE_BYTES = 4096;

    private static final ThreadLocal<HeaderWindow> OF_THREAD = ThreadLocal.withInitial(HeaderWindow::new);

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(SIZE_BYTES).limit(0);
    private long start;
    private long users;
    private long filledFor;

    private HeaderWindow() {}

    static HeaderWindow ofThread() {
        return OF_THREAD.get();
    }

    /// A number under which one scan asks: what another one of this thread read in between is not taken for its own.
    long newUser() {
        return ++users;
    }

    /// The header at `position`, which lies before the end; empty where the file is shorter than that.
    Optional<BatchHeader> header(long user, SegmentBytes log, long position) throws IOException {
        boolean there =
                filledFor == user && position >= start && position + BatchLayout.HEADER_BYTES <= start + bytes.limit();
        if (!there && !fill(user, log, position)) {
            return Optional.empty();
        }
        return Optional.of(BatchHeader.read(bytes, (int) (position - start)));
    }

    private boolean fill(long user, SegmentBytes log, long position) throws IOException {
        filledFor = 0;
        bytes.clear().limit((int) Math.min(SIZE_BYTES, log.end() - position));
        while (bytes.position() < BatchLayout.HEADER_BYTES) {
            if (log.read(bytes, position + bytes.position()) < 0) {
                return false;
            }
        }
        bytes.flip();
        start = position;
        filledFor = user;
        return true;
    }
}
