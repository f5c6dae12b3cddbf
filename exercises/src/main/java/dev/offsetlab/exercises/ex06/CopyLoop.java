package dev.offsetlab.exercises.ex06;

import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/// Reads bytes of a file into one buffer and writes them to a socket.
///
/// ```
///   file    ------[=================== count ===================]------
///                 ^ position
///   buffer        [ written | ahead ]      ahead: read from the file, not yet taken by the socket
/// ```
///
/// One instance per connection, used by one thread. The socket does not block.
public final class CopyLoop {
    /// Between two calls it is ready to be written: its remaining bytes are those that were read ahead.
    private final ByteBuffer buffer;
    private final PathCounters counters;

    public CopyLoop(int bufferBytes, PathCounters counters) {
        this.buffer = ByteBuffer.allocate(bufferBytes).limit(0);
        this.counters = counters;
    }

    /// Sends as many of the `count` bytes at `position` as the socket takes now, and never waits.
    ///
    /// The next call as a rule goes on where this one stopped, and finds there the bytes that were read ahead. It
    /// may also ask for another position, or for another file: another data path may have been at work in
    /// between.
    ///
    /// Each read and each write is counted: `counters.systemCalls(1)`.
    ///
    /// @param file shared by all connections, so its own position must stay as it is
    /// @return bytes that the socket took; 0 where it is full or `count` is 0
    /// @throws java.io.EOFException the file ends before the region does
    public long send(FileChannel file, long position, long count, SocketChannel socket) throws IOException {
        throw new UnsupportedOperationException("exercise 6: the copy loop");
    }
}
