package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// What every path becomes when bytes must be encrypted: they have to pass the CPU, so they have to be
/// copied.
///
/// ```
///             user space                      kernel                      device
///   1                                         page cache    <-- DMA ---   disk
///   2         direct buffer        <-- CPU -- page cache
///   3         array                <-- CPU -- direct buffer
///             encrypted in place, 16 KiB a record
///   4         JDK's direct buffer  <-- CPU -- array
///   5                                         socket buffer <-- CPU ---   JDK's direct buffer
///   6                                                           DMA -->   NIC
/// ```
///
/// `sendfile` and `splice` hand the kernel's own pages to the socket. Those hold plain bytes, the same for
/// everybody; what is sent is different for each connection and each record, and exists nowhere before it
/// is computed. (A kernel that encrypts for itself, Linux's kTLS, gives zero-copy back. Java cannot ask for
/// it.)
///
/// Four readers took 0.65 CPU seconds of the I/O threads for each GB, and 0.19 by `sendfile` over plain text; what
/// `heap` cost, 0.64, TLS costs with the arithmetic included, for its pieces are six times as large (`TlsBench`).
///
/// It cannot be chosen as a `data.path`: on a TLS connection it is in force whatever is set.
final class TlsPath implements DataPath {
    /// Where each byte passes in user space: copies 2, 3 and 4.
    private static final int BUFFERS_PASSED = 3;

    private final Encryption out;
    private final TlsBuffers shared;
    private final PathCounters counters;

    TlsPath(Encryption out, TlsBuffers shared, PathCounters counters) {
        this.out = out;
        this.shared = shared;
        this.counters = counters;
    }

    /// @param socket the connection's own, which the encrypting side has
    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        FileRegion asked = region.first(MOST_BYTES_PER_CALL);
        long sent = 0;
        boolean room = out.takesMore();
        while (sent < asked.sizeBytes() && room) {
            ByteBuffer plain = read(asked.skip(sent)); // copies 1, 2
            sent += out.send(plain, false); // copies 3, 4, 5, 6
            room = !plain.hasRemaining() && out.takesMore();
        }
        counters.throughUserSpace(sent * BUFFERS_PASSED);
        counters.sent(asked.sizeBytes(), sent);
        return sent;
    }

    /// One read. What of it does not get encrypted is forgotten and read again.
    private ByteBuffer read(FileRegion region) throws IOException {
        ByteBuffer plain = shared.plain().limit(out.pieceBytes());
        counters.systemCalls(1);
        if (region.read(plain) < 0) {
            throw new EOFException("the file ends before the region: position=" + region.position() + " sizeBytes="
                    + region.sizeBytes() + " file=" + region.file().path());
        }
        return plain.flip();
    }
}
