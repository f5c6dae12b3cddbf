package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/// One call, `FileChannel.transferTo`, which is `sendfile(2)`: the kernel hands its own pages to the socket.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///                                             socket buffer: references to the pages
///   2                                                           DMA -->   NIC
/// ```
///
/// No byte passes through this process, and on a network card that gathers none is copied by the CPU at all.
///
/// It holds only from a real file to a real socket: given any other channel (a wrapped stream, an encrypted channel),
/// `transferTo` quietly becomes read and write in pieces of 8 KiB. And it may send less than asked, as any path may.
final class SendfilePath implements DataPath {
    private final PathContext context;

    SendfilePath(PathContext context) {
        this.context = context;
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        if (region.isEmpty()) {
            return 0;
        }
        FileRegion asked = region.first(MOST_BYTES_PER_CALL);
        long sent = asked.channel().transferTo(asked.position(), asked.sizeBytes(), socket); // copies 1, 2
        context.counters().systemCalls(1);
        context.counters().sent(asked.sizeBytes(), sent);
        if (sent == 0) {
            failAtEndOfFile(asked);
        }
        return sent;
    }

    /// 0 may mean "the socket is full", but also "there is no such byte": who waited for that would wait for ever.
    private static void failAtEndOfFile(FileRegion region) throws IOException {
        if (region.channel().size() <= region.position()) {
            throw new EOFException("the file ends before the region: position=" + region.position() + " sizeBytes="
                    + region.sizeBytes() + " file=" + region.file().path());
        }
    }
}
