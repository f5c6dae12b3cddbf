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

/// Sends bytes with the promise that more follow at once: the kernel holds them back, and a short header leaves in one
/// packet with the first records behind it instead of in a packet, and a wake-up of the reader, of its own.
///
/// ```
///   write, sendfile                  [header] ->   [records...] ->
///   send(MSG_MORE), sendfile         [header|records...] ->
/// ```
///
/// A promise that is broken costs a fifth of a second: so long the kernel waits before it sends what it holds.
public final class CorkedSend {
    private static final int MSG_DONTWAIT = 0x40;
    /// A peer that is gone is an error, not a signal.
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final int MSG_MORE = 0x8000;

    private static final MethodHandle SEND = Libc.function("send", LONG, INT, POINTER, LONG, INT);

    private CorkedSend() {}

    /// Why bytes cannot be sent so; empty where they can.
    public static Optional<String> unavailableBecause() {
        return Descriptors.unavailableBecause().or(() -> Libc.unavailable("send"));
    }

    /// Sends what of the direct buffer `bytes` a non-blocking `socket` takes, and moves its position.
    ///
    /// @return how many bytes; 0 where the socket is full
    public static int send(ByteBuffer bytes, SocketChannel socket) throws IOException {
        MemorySegment errno = Errno.memory();
        int descriptor = Descriptors.of(socket);
        MemorySegment memory = MemorySegment.ofBuffer(bytes);
        while (true) {
            long sent = send(errno, descriptor, memory);
            if (sent != -1) {
                bytes.position(bytes.position() + (int) sent);
                return (int) sent;
            }
            switch (Errno.value(errno)) {
                case Errno.EAGAIN -> {
                    return 0;
                }
                case Errno.EINTR -> {}
                default -> throw Errno.failure("send", Errno.value(errno), "socket=" + socket);
            }
        }
    }

    private static long send(MemorySegment errno, int descriptor, MemorySegment memory) {
        try {
            return (long) SEND.invokeExact(
                    errno, descriptor, memory, memory.byteSize(), MSG_MORE | MSG_DONTWAIT | MSG_NOSIGNAL);
        } catch (Throwable thrown) {
            throw Errno.unexpected(thrown);
        }
    }
}
