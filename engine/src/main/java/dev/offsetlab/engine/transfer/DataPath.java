package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// One way for bytes to get from a segment file to a socket. The heart of the lab.
///
/// One instance per connection, used by the connection's I/O thread alone. The file position is the only truth:
/// an instance may be closed between two calls and another path may go on where it stopped, so bytes that it read
/// ahead (into a buffer, into a pipe) and did not send are simply dropped; the log never changes, they are read again.
///
/// ```
///   region  [==== sent ====|=========== left ===========]      returns sent; the caller asks next for what is left
/// ```
public interface DataPath extends AutoCloseable {
    /// A call works on no more than the first so many bytes of a region, for an I/O thread serves other connections
    /// too: at 2 to 10 GB/s these take it 0.2 to 1 ms. So less may be sent than the socket has room for.
    int MOST_BYTES_PER_CALL = 2 * 1024 * 1024;

    /// Sends as much of `region` as the non-blocking `socket` takes now, at most [#MOST_BYTES_PER_CALL].
    ///
    /// @param moreFollows bytes of the same response follow this region (MSG_MORE is right only then)
    /// @return bytes that really left for the socket; 0 where it is full: call again when it is writable
    /// @throws IOException where the file cannot be read or the peer is gone
    long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException;

    /// Up to this many bytes of records are better copied into the response, beside their header and in its one
    /// write, than sent by a call of their own. 0: this path never copies for that reason.
    default int gatherBelowBytes() {
        return 0;
    }

    /// Copies the whole of a small `region` into `response`; called only up to [#gatherBelowBytes()].
    default void gather(FileRegion region, ByteBuffer response) throws IOException {
        throw new UnsupportedOperationException("gatherBelowBytes() is 0");
    }

    /// Frees what the path holds (buffers, a pipe). Never touches the file or the socket.
    @Override
    default void close() {}
}
