package dev.offsetlab.engine.os;

import static dev.offsetlab.engine.os.Libc.INT;
import static dev.offsetlab.engine.os.Libc.LONG;
import static dev.offsetlab.engine.os.Libc.POINTER;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Receives bytes and throws them away inside the kernel, so that a measured sender does not wait for a receiver that
/// copies.
///
/// `recv` with MSG_TRUNC takes bytes from a TCP socket's queue without copying them anywhere, as `iperf3
/// --skip-rx-copy` does. Where that is not to be had, bytes are read into one buffer and overwritten by the next.
///
/// One instance per reader thread.
public final class SocketDiscard {
    /// Bytes are dropped from the queue, not copied.
    private static final int MSG_TRUNC = 0x20;
    /// Return at once, whatever the mode of the socket is.
    private static final int MSG_DONTWAIT = 0x40;

    private static final int FALLBACK_BUFFER_BYTES = 256 * 1024;

    private static final MethodHandle RECV = Libc.function("recv", LONG, INT, POINTER, LONG, INT);

    private final @Nullable ByteBuffer fallback;

    public SocketDiscard() {
        this(unavailableBecause().isEmpty());
    }

    SocketDiscard(boolean inKernel) {
        this.fallback = inKernel ? null : ByteBuffer.allocateDirect(FALLBACK_BUFFER_BYTES);
    }

    /// Why bytes cannot be discarded inside the kernel; empty where they can.
    public static Optional<String> unavailableBecause() {
        return Descriptors.unavailableBecause().or(() -> Libc.unavailable("recv"));
    }

    /// Throws away up to `bytes` that have arrived at a non-blocking `socket`.
    ///
    /// @return how many; 0 where none are there now, -1 where the peer has finished
    public long discard(SocketChannel socket, long bytes) throws IOException {
        if (bytes <= 0) {
            return 0;
        }
        return fallback == null ? truncate(socket, bytes) : overwrite(fallback, socket, bytes);
    }

    private static long truncate(SocketChannel socket, long bytes) throws IOException {
        MemorySegment errno = Errno.memory();
        int descriptor = Descriptors.of(socket);
        while (true) {
            long received = recv(errno, descriptor, bytes);
            if (received != -1) {
                return received == 0 ? -1 : received;
            }
            switch (Errno.value(errno)) {
                case Errno.EAGAIN -> {
                    return 0;
                }
                case Errno.EINTR -> {}
                default -> throw Errno.failure("recv", Errno.value(errno), "socket=" + socket);
            }
        }
    }

    private static long overwrite(ByteBuffer buffer, SocketChannel socket, long bytes) throws IOException {
        buffer.clear().limit((int) Math.min(bytes, buffer.capacity()));
        return socket.read(buffer);
    }

    private static long recv(MemorySegment errno, int descriptor, long bytes) {
        try {
            return (long) RECV.invokeExact(errno, descriptor, MemorySegment.NULL, bytes, MSG_TRUNC | MSG_DONTWAIT);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
