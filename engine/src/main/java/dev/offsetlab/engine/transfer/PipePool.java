package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.os.Pipe;
import java.io.IOException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Pipes for [SplicePath], lent for as long as they hold bytes.
///
/// ```
///   lend --> a connection fills and drains it --> giveBack      drained: the next connection may have it
///                          |
///                          +--> throwAway                       still holds bytes that nobody wants
/// ```
///
/// A connection whose reader keeps up drains its pipe within one call, so a few pipes serve thousands of them; one
/// whose socket is full keeps its pipe until the reader goes on. Slow readers may thus hold every pipe: then there is
/// none to lend, and the caller goes another way. For pipes are scarce: Linux grants a user without privilege 64 MiB
/// of pipe pages in all, and beyond that only tiny pipes, which would be slower than no pipe.
///
/// Shared by all I/O threads; each call holds the lock for a few instructions, save where a pipe is opened.
final class PipePool {
    /// As many as fit under the limit of 64 MiB, with some left for other programs of the same user.
    static final int MOST_PIPES = 48;

    static final int PIPE_BYTES = 1024 * 1024;
    /// What a pipe has that was not enlarged: `sendfile` has as much of its own.
    private static final int WORTHLESS_BYTES = 64 * 1024;

    /// The limit is the user's, so one pool serves the whole process.
    static final PipePool SHARED = new PipePool(MOST_PIPES);

    private final int most;
    private final ArrayDeque<Pipe> idle = new ArrayDeque<>();
    private int open;

    PipePool(int most) {
        this.most = most;
    }

    /// An empty pipe, or null where there is none to be had now.
    synchronized @Nullable Pipe lend() throws IOException {
        Pipe pipe = idle.pollLast();
        if (pipe != null || open == most) {
            return pipe;
        }
        pipe = Pipe.open(PIPE_BYTES);
        if (pipe.capacityBytes() <= WORTHLESS_BYTES) {
            pipe.close();
            return null;
        }
        open++;
        return pipe;
    }

    /// Takes back a pipe that was drained.
    synchronized void giveBack(Pipe pipe) {
        idle.addLast(pipe);
    }

    /// Takes back a pipe that still holds bytes: it is closed, and another may be opened in its place.
    synchronized void throwAway(Pipe pipe) {
        pipe.close();
        open--;
    }

    /// Pipes that are lent now.
    synchronized int lent() {
        return open - idle.size();
    }
}
