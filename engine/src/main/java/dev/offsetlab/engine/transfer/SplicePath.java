package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.os.Capabilities;
import dev.offsetlab.engine.os.Descriptors;
import dev.offsetlab.engine.os.Pipe;
import dev.offsetlab.engine.os.Splice;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// File to pipe, pipe to socket: what `sendfile` does inside, with a pipe of our own that is sixteen times as large.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///                                             pipe: references to up to 256 pages
///                                             socket buffer: the same references
///   2                                                           DMA -->   NIC
/// ```
///
/// Two calls for each MiB. A full socket takes only part of what the pipe holds; the rest waits there:
///
/// ```
///   file      ------[ sent | inPipe ]-------------->
///                          ^ position: the next call that asks for it goes on here
/// ```
///
/// A call that asks for another position finds a pipe full of the wrong bytes: the pipe is thrown away. Where the pool
/// has no pipe, the bytes go by `sendfile`.
final class SplicePath implements DataPath {
    private final PathContext context;
    private final PipePool pool;
    private final SendfilePath withoutPipe;

    private @Nullable Pipe pipe;
    private long inPipe;
    private @Nullable SegmentFile file;
    private long position;

    SplicePath(PathContext context, PipePool pool) {
        this.context = context;
        this.pool = pool;
        this.withoutPipe = new SendfilePath(context);
    }

    static Optional<String> unavailableBecause() {
        return Capabilities.splice();
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        if (region.isEmpty()) {
            return 0;
        }
        Pipe lent = pipeFor(region);
        if (lent == null) {
            return withoutPipe.send(region, socket, moreFollows);
        }
        FileRegion asked = region.first(MOST_BYTES_PER_CALL);
        long sent = 0;
        boolean full = false;
        while (sent < asked.sizeBytes() && !full) {
            if (inPipe == 0) {
                fill(lent, asked.skip(sent));
            }
            boolean more = moreFollows || sent + inPipe < region.sizeBytes();
            sent += drain(lent, socket, more);
            full = inPipe > 0;
        }
        if (inPipe == 0) {
            pool.giveBack(lent);
            pipe = null;
        }
        context.counters().sent(asked.sizeBytes(), sent);
        return sent;
    }

    /// Copy 1, if any: from then on it is only references that move.
    private void fill(Pipe lent, FileRegion region) throws IOException {
        long bytes = Math.min(region.sizeBytes(), lent.capacityBytes());
        context.counters().systemCalls(1);
        inPipe = Splice.fileToPipe(region.descriptor(), region.position(), lent, bytes);
        file = region.file();
        position = region.position();
    }

    /// Returns what the socket took, which may be nothing.
    private long drain(Pipe lent, SocketChannel socket, boolean more) throws IOException {
        context.counters().systemCalls(1);
        long taken = Splice.pipeToSocket(lent, Descriptors.of(socket), inPipe, more);
        inPipe -= taken;
        position += taken;
        return taken;
    }

    /// The pipe that waits with the first bytes of `region`, else an empty one, else none.
    private @Nullable Pipe pipeFor(FileRegion region) throws IOException {
        boolean waiting = region.file() == file && region.position() == position && inPipe <= region.sizeBytes();
        if (inPipe > 0 && !waiting) {
            close();
        }
        if (pipe == null) {
            pipe = pool.lend();
        }
        return pipe;
    }

    @Override
    public void close() {
        if (pipe != null) {
            pool.throwAway(pipe);
            pipe = null;
            inPipe = 0;
        }
    }
}
