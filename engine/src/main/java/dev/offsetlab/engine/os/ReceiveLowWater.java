package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/// How many bytes must have arrived before a waiting reader is woken (`SO_RCVLOWAT`, 1 unless told otherwise).
///
/// ```
///   sender    64 kB   64 kB   64 kB   64 kB   64 kB ...
///   mark 1    wake    wake    wake    wake    wake         each a switch to the reader, and an interrupt to its core
///   256 kB    .       .       .       wake    .
/// ```
///
/// The sender's core pays for waking, not the reader's. A reader that knows how much is still to come sets the mark no
/// higher than that, or it sleeps forever. One instance per socket, used by one thread at a time. Where the mark cannot
/// be set nothing happens: readers wake more often.
public final class ReceiveLowWater implements AutoCloseable {
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVLOWAT = 18;

    private static final MethodHandle SETSOCKOPT = Libc.function("setsockopt", INT, INT, INT, INT, POINTER, INT);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment value = arena.allocate(INT);
    private final boolean available = unavailableBecause().isEmpty();
    private int bytes = 1;

    /// Why it cannot be set here; empty where it can.
    public static Optional<String> unavailableBecause() {
        return Descriptors.unavailableBecause().or(() -> Libc.unavailable("setsockopt"));
    }

    /// Costs a system call only where `wanted` is another than before.
    public void set(SocketChannel socket, int wanted) throws IOException {
        if (wanted == bytes || !available) {
            return;
        }
        value.set(INT, 0, wanted);
        MemorySegment errno = Errno.memory();
        if (setsockopt(errno, Descriptors.of(socket)) != 0) {
            throw Errno.failure("setsockopt", Errno.value(errno), "option=SO_RCVLOWAT bytes=" + wanted);
        }
        bytes = wanted;
    }

    private int setsockopt(MemorySegment errno, int descriptor) {
        try {
            return (int)
                    SETSOCKOPT.invokeExact(errno, descriptor, SOL_SOCKET, SO_RCVLOWAT, value, (int) INT.byteSize());
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
