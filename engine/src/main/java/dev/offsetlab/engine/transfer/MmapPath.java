package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/// Write from the mapped file: the page cache *is* the buffer, so there is nothing to read into.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///             mapping  = = the same pages = = page cache
///   2                                         socket buffer <-- CPU ---   mapping
///   3                                                           DMA -->   NIC
/// ```
///
/// One `write` for the whole region and no read; what is left is copy 2. It has its price elsewhere: the first touch
/// of each page is a page fault, and a page that is mapped and touched cannot be evicted.
final class MmapPath implements DataPath {
    private final PathContext context;

    MmapPath(PathContext context) {
        this.context = context;
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        if (region.isEmpty()) {
            return 0;
        }
        FileRegion asked = region.first(MOST_BYTES_PER_CALL);
        int sent = socket.write(asked.mapped().asByteBuffer()); // copies 1, 2, 3
        context.counters().systemCalls(1);
        context.counters().throughUserSpace(sent);
        context.counters().sent(asked.sizeBytes(), sent);
        return sent;
    }
}
