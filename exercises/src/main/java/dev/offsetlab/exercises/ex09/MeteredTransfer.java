package dev.offsetlab.exercises.ex09;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/// Sends bytes of a file to a socket without copying them, and keeps the bill. So its author says.
///
/// ```
///   page cache ...... references ......> socket      no byte in this process
/// ```
///
/// One instance per connection, used by one thread. The socket does not block.
public final class MeteredTransfer {
    private final Meter meter;

    public MeteredTransfer(Meter meter) {
        this.meter = meter;
    }

    /// Sends as many of the `count` bytes at `position` as the socket takes in one transfer, and never waits.
    ///
    /// The meter then knows the bytes that the socket took, or that it refused; nothing of what it did not take.
    ///
    /// @return bytes that the socket took; 0 where it is full or `count` is 0
    /// @throws java.io.EOFException the file ends at or before `position`
    public long send(FileChannel file, long position, long count, SocketChannel socket) throws IOException {
        if (count > 0 && position >= file.size()) {
            throw new java.io.EOFException("the file ends before the region: position=" + position);
        }
        MeteredChannel metered = new MeteredChannel(socket, meter);
        return count == 0 ? 0 : file.transferTo(position, count, metered); // zero-copy
    }
}
