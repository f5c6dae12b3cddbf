package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// `splice(2)`: moves references to pages between a pipe and something else. No byte is copied by the CPU.
///
/// ```
///   file --fileToPipe--> pipe --pipeToSocket--> socket
/// ```
///
/// It wants a pipe on one side, so a file reaches a socket in two calls. Called by the thread that uses the pipe.
public final class Splice {
    /// Move the pages where that is possible (a hint, which Linux may ignore).
    private static final int MOVE = 1;
    /// Do not wait for the pipe. (For the socket it is the socket's own mode that counts; ours never block.)
    private static final int NONBLOCK = 2;
    /// More bytes of the same message follow: TCP may wait for them to fill a packet. On the last bytes of a response
    /// it must be absent, or these lie in the kernel for 200 ms, waiting for a successor that does not come.
    private static final int MORE = 4;

    private static final MethodHandle SPLICE = Libc.function("splice", LONG, INT, POINTER, INT, POINTER, LONG, INT);

    private Splice() {}

    /// Why there is no splice here; empty where there is.
    public static Optional<String> unavailableBecause() {
        return Libc.unavailable("splice");
    }

    /// Lets an empty `pipe` refer to up to `bytes` of the file from `position` on; returns how many it holds now.
    /// Reads from disk, and waits for it, where the page cache does not have the pages.
    ///
    /// @throws EOFException where the file ends at or before `position`
    public static long fileToPipe(int file, long position, Pipe pipe, long bytes) throws IOException {
        MemorySegment errno = Errno.memory();
        pipe.position().set(LONG, 0, position);
        long moved = splice(errno, file, pipe.position(), pipe.writeEnd(), bytes, MOVE | NONBLOCK);
        if (moved > 0) {
            return moved;
        }
        if (moved == 0) {
            throw new EOFException("the file ends before position=" + position);
        }
        throw Errno.failure("splice", Errno.value(errno), "from=file to=pipe position=" + position);
    }

    /// Hands up to `bytes` of what `pipe` holds to a non-blocking socket; 0 where the socket is full. What it did not
    /// take stays in the pipe.
    ///
    /// @param more further bytes of the same response follow these
    public static long pipeToSocket(Pipe pipe, int socket, long bytes, boolean more) throws IOException {
        MemorySegment errno = Errno.memory();
        int flags = MOVE | NONBLOCK | (more ? MORE : 0);
        long moved = splice(errno, pipe.readEnd(), MemorySegment.NULL, socket, bytes, flags);
        if (moved >= 0) {
            return moved;
        }
        if (Errno.value(errno) == Errno.EAGAIN) {
            return 0;
        }
        throw Errno.failure("splice", Errno.value(errno), "from=pipe to=socket");
    }

    /// A signal may interrupt the call before anything moved: then it is simply made again.
    private static long splice(
            MemorySegment errno, int from, MemorySegment fromPosition, int to, long bytes, int flags) {
        long moved;
        do {
            moved = call(errno, from, fromPosition, to, bytes, flags);
        } while (moved < 0 && Errno.value(errno) == Errno.EINTR);
        return moved;
    }

    private static long call(MemorySegment errno, int from, MemorySegment fromPosition, int to, long bytes, int flags) {
        try {
            return (long) SPLICE.invokeExact(errno, from, fromPosition, to, MemorySegment.NULL, bytes, flags);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
