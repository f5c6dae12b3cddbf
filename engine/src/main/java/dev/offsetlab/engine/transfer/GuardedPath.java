package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.observe.PartFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a path that is not the engine's own work on a connection. Whatever it throws or answers costs that connection,
/// and one line that names its author's file and line.
///
/// A call that does not come back holds an I/O thread, and with it all connections of that thread. A watch looks each
/// second ([PathWatch]). After three looks at the same call it says where the path is stuck, and closes the
/// socket: a loop that writes to it ends so. One that does not touch it cannot be ended.
///
/// **Threads.** The connection's I/O thread; [#look] is the watch's.
final class GuardedPath implements DataPath {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedPath.class);
    static final int LOOKS_UNTIL_CLOSED = 3;
    static final int LOOKS_UNTIL_LOST = 10;

    private final String name;
    private final OwnFrames frames;
    private final DataPath path;
    private final AtomicLong calls = new AtomicLong();
    private volatile @Nullable SocketChannel within;
    private volatile @Nullable Thread thread;
    private volatile boolean late;

    private long seenCall;
    private int looks;

    private GuardedPath(String name, OwnFrames frames, DataPath path) {
        this.name = name;
        this.frames = frames;
        this.path = path;
    }

    /// @throws PathFailedException the provider gives none
    static GuardedPath open(String name, DataPathProvider provider, PathContext context) {
        OwnFrames frames = OwnFrames.of(provider);
        @Nullable DataPath opened;
        try {
            opened = provider.open(context);
        } catch (Throwable failure) {
            throw PathFailedException.threw(name, failure, frames);
        }
        if (opened == null) {
            throw PathFailedException.answered(name, "open gives null");
        }
        GuardedPath guarded = new GuardedPath(name, frames, opened);
        PathWatch.add(guarded);
        return guarded;
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        long sent = watched(socket, () -> path.send(region, socket, moreFollows));
        if (sent < 0 || sent > region.sizeBytes()) {
            throw PathFailedException.answered(
                    name, "it says that it sent " + sent + " of " + region.sizeBytes() + " bytes");
        }
        return sent;
    }

    private interface Work {
        long run() throws IOException;
    }

    private long watched(@Nullable SocketChannel socket, Work work) throws IOException {
        thread = Thread.currentThread();
        calls.lazySet(calls.get() + 1);
        within = socket;
        try {
            return work.run();
        } catch (Throwable failure) {
            if (late) {
                throw new IOException("data path " + name + " held the thread, and lost its socket", failure);
            }
            if (failure instanceof IOException peerIsGone && !isOwn(peerIsGone)) {
                throw peerIsGone;
            }
            throw PathFailedException.threw(name, failure, frames);
        } finally {
            within = null;
        }
    }

    /// It was thrown in a line of the path's own, or the path closed what it was given.
    private boolean isOwn(IOException failure) {
        return failure instanceof ClosedChannelException
                || Arrays.stream(failure.getStackTrace()).limit(1).anyMatch(frames::isOwn);
    }

    @Override
    public int gatherBelowBytes() {
        try {
            return Math.clamp(path.gatherBelowBytes(), 0, MOST_BYTES_PER_CALL);
        } catch (Throwable failure) {
            throw PathFailedException.threw(name, failure, frames);
        }
    }

    @Override
    public void gather(FileRegion region, ByteBuffer response) throws IOException {
        int end = response.position() + (int) region.sizeBytes();
        var _ = watched(null, () -> {
            path.gather(region, response);
            return 0;
        });
        if (response.position() != end) {
            throw PathFailedException.answered(name, "gather did not copy the whole region");
        }
    }

    @Override
    public void close() {
        PathWatch.remove(this);
        try {
            path.close();
        } catch (Throwable failure) {
            LOG.error("{}", PathFailedException.threw(name, failure, frames).getMessage());
        }
    }

    /// A look of the watch. It counts looks, not time: a JVM that a debugger holds makes none.
    void look() {
        SocketChannel socket = within;
        Thread caller = thread;
        long call = calls.get();
        if (socket == null || caller == null || call != seenCall) {
            seenCall = call;
            looks = 0;
            return;
        }
        looks++;
        if (looks == LOOKS_UNTIL_CLOSED) {
            late = true;
            say(caller, "its connection is closed");
            close(socket);
        } else if (looks == LOOKS_UNTIL_LOST) {
            say(caller, "nothing ends it but the end of the broker");
        }
    }

    private void say(Thread caller, String then) {
        String reason = "data path " + name + " holds an I/O thread: thread=" + caller.getName() + " at="
                + frames.place(caller.getStackTrace()).orElse("unknown") + " seconds=" + looks + "; " + then;
        LOG.error("{}", reason);
        PartFailures.note(reason);
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            LOG.debug("socket did not close", failure);
        }
    }
}
