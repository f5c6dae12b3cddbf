package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// The same with a direct buffer, which lies outside the heap and never moves: the textbook's four copies.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///   2         direct buffer        <-- CPU -- page cache
///   3                                         socket buffer <-- CPU ---   direct buffer
///   4                                                           DMA -->   NIC
/// ```
///
/// Each buffer costs one `pread` and one `write`: with 64 KiB 16 and 16 calls for a MiB. A larger buffer means fewer
/// calls, until it no longer fits in the processor's cache between copy 2 and copy 3.
final class DirectPath implements DataPath {
    static final int DEFAULT_BUFFER_BYTES = 64 * 1024;

    private final PathContext context;
    private final ReadAhead ahead = new ReadAhead(ByteBuffer::allocateDirect);

    DirectPath(PathContext context) {
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
                ahead.fill(rest, bufferBytes, false); // copies 1, 2
                calls++;
            }
            int written = socket.write(ahead.bytes()); // copies 3, 4
            calls++;
            ahead.written(written);
            sent += written;
            full = ahead.bytes().hasRemaining();
        }
        context.counters().systemCalls(calls);
        context.counters().throughUserSpace(sent);
        context.counters().sent(asked.sizeBytes(), sent);
        return sent;
    }
}
