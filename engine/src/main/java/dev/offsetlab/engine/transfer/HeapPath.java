package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Read into an array of Java, write it out: the code that everybody writes first.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///   2         JDK's direct buffer  <-- CPU -- page cache
///   3         heap buffer          <-- CPU -- JDK's direct buffer
///   4         JDK's direct buffer  <-- CPU -- heap buffer
///   5                                         socket buffer <-- CPU ---   JDK's direct buffer
///   6                                                           DMA -->   NIC
/// ```
///
/// The textbook counts four copies: 1, 2, 5 and 6. Java makes two more, 3 and 4, for a system call wants an address
/// that stays, and the garbage collector moves arrays: so the JDK reads and writes through direct buffers of its own.
///
/// Each buffer costs one `pread` and one `write`. With 8 KiB that is 128 and 128 calls for a MiB.
final class HeapPath implements DataPath {
    static final int DEFAULT_BUFFER_BYTES = 8 * 1024;
    /// Where each byte passes in user space: copies 2, 3 and 4.
    private static final int BUFFERS_PASSED = 3;

    private final PathContext context;
    private final ReadAhead ahead = new ReadAhead(ByteBuffer::allocate);

    HeapPath(PathContext context) {
        this.context = context;
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        FileRegion asked = region.first(MOST_BYTES_PER_CALL);
        int bufferBytes = context.bufferBytesOr(DEFAULT_BUFFER_BYTES);
        long sent = 0;
        int calls = 0;
        boolean full = false;
        while (sent < asked.sizeBytes() && !full) {
            FileRegion rest = asked.skip(sent);
            if (!ahead.holds(rest)) {
                ahead.fill(rest, bufferBytes, context.freshBuffer().getAsBoolean()); // copies 1, 2, 3
                calls++;
            }
            int written = socket.write(ahead.bytes()); // copies 4, 5, 6
            calls++;
            ahead.written(written);
            sent += written;
            full = ahead.bytes().hasRemaining();
        }
        context.counters().systemCalls(calls);
        context.counters().throughUserSpace(sent * BUFFERS_PASSED);
        context.counters().sent(asked.sizeBytes(), sent);
        return sent;
    }
}
