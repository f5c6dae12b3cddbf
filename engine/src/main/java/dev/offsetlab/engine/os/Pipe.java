package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// A pipe inside the kernel: a ring of *references to pages*, not of bytes.
///
/// ```
///   write end                                               read end
///      |     +--------+--------+--------+-- ... --+--------+    |
///      +---> | page 7 | page 8 | page 9 |         | (free) | ---+
///            +---|----+---|----+---|----+-- ... --+--------+
///                v        v        v
///              pages of the file, where they are: in the page cache
/// ```
///
/// A new pipe has 16 slots, which is 64 KiB. With 256 slots (1 MiB) one call moves sixteen times as much, and that is
/// the whole advantage of `splice` over `sendfile`, whose own hidden pipe has 16.
///
/// Pages count against a limit of the user (64 MiB without privilege); beyond it Linux refuses to enlarge a pipe, and
/// this one keeps the size it was granted. One thread at a time uses a pipe, and somebody has to close it.
public final class Pipe implements AutoCloseable {
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_GETPIPE_SZ = 1032;

    private static final MethodHandle PIPE2 = Libc.function("pipe2", INT, POINTER, INT);
    private static final MethodHandle FCNTL = Libc.variadic("fcntl", 2, INT, INT, INT, INT);

    private final int readEnd;
    private final int writeEnd;
    private final int capacityBytes;
    /// Where `splice` reads the file position from: 8 bytes that live as long as this pipe.
    private final MemorySegment position = Arena.ofAuto().allocate(LONG);

    private boolean closed;

    private Pipe(int readEnd, int writeEnd, int wantedBytes) throws IOException {
        this.readEnd = readEnd;
        this.writeEnd = writeEnd;
        this.capacityBytes = enlarge(wantedBytes);
    }

    /// Why there are no pipes here; empty where there are.
    public static Optional<String> unavailableBecause() {
        return Libc.unavailable("pipe2", "fcntl", "close");
    }

    /// Opens a pipe of `wantedBytes`, or of as much of it (halved, and halved again) as Linux grants.
    public static Pipe open(int wantedBytes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(INT, 2);
            MemorySegment errno = Errno.memory();
            if (pipe2(errno, ends) < 0) {
                throw Errno.failure("pipe2", Errno.value(errno), "wantedBytes=" + wantedBytes);
            }
            return new Pipe(ends.getAtIndex(INT, 0), ends.getAtIndex(INT, 1), wantedBytes);
        }
    }

    public int capacityBytes() {
        return capacityBytes;
    }

    int readEnd() {
        return readEnd;
    }

    int writeEnd() {
        return writeEnd;
    }

    MemorySegment position() {
        return position;
    }

    /// Closes both ends; what the pipe still holds is forgotten, which harms no file.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            RawFile.close(readEnd);
            RawFile.close(writeEnd);
        }
    }

    private int enlarge(int wantedBytes) throws IOException {
        MemorySegment errno = Errno.memory();
        int initialBytes = fcntl(errno, writeEnd, F_GETPIPE_SZ, 0);
        for (int bytes = wantedBytes; bytes > initialBytes; bytes /= 2) {
            int granted = fcntl(errno, writeEnd, F_SETPIPE_SZ, bytes);
            if (granted > 0) {
                return granted;
            }
        }
        if (initialBytes <= 0) {
            close();
            throw Errno.failure("fcntl", Errno.value(errno), "F_GETPIPE_SZ");
        }
        return initialBytes;
    }

    private static int pipe2(MemorySegment errno, MemorySegment ends) {
        try {
            return (int) PIPE2.invokeExact(errno, ends, O_NONBLOCK | O_CLOEXEC);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }

    private static int fcntl(MemorySegment errno, int descriptor, int command, int argument) {
        try {
            return (int) FCNTL.invokeExact(errno, descriptor, command, argument);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
