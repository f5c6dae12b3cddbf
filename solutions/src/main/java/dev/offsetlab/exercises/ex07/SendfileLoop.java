package dev.offsetlab.exercises.ex07;

import dev.offsetlab.engine.transfer.PathCounters;
// solution:
import java.io.EOFException;
// end
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/// Sends bytes of a file to a socket by `transferTo`, which is `sendfile(2)`: they never come to this process.
///
/// ```
///   region   [================================= count =================================]
///            ^ position
///   call 1   [======== short ========]
///   call 2                           [=== short ===]
///   call 3                                         |  0: the socket is full
///            [---------------- sent ---------------]
/// ```
///
/// One instance per connection, used by one thread. The socket does not block.
public final class SendfileLoop {
    private final PathCounters counters;

    public SendfileLoop(PathCounters counters) {
        this.counters = counters;
    }

    /// Sends as many of the `count` bytes at `position` as the socket takes now, and never waits. A region may be
    /// larger than 2 GiB, and may lie behind the first 2 GiB of the file.
    ///
    /// Each transfer is counted: `counters.systemCalls(1)`.
    ///
    /// @return bytes that the socket took; 0 where it is full or `count` is 0
    /// @throws java.io.EOFException the file ends before the region does
    public long send(FileChannel file, long position, long count, SocketChannel socket) throws IOException {
        // solution:
        long sent = 0;
        while (sent < count) {
            long moved = file.transferTo(position + sent, count - sent, socket);
            counters.systemCalls(1);
            if (moved == 0) {
                failAtEnd(file, position + sent, count - sent);
                break; // the socket is full
            }
            sent += moved;
        }
        return sent;
        // starter: throw new UnsupportedOperationException("exercise 7: the sendfile loop");
        // end
    }
    // solution:

    /// 0 has two meanings, and only the size of the file tells them apart. Who took "there is no such byte" for "the
    /// socket is full" would wait until the socket is writable, which it is, and try again, for ever.
    private static void failAtEnd(FileChannel file, long position, long missingBytes) throws IOException {
        if (position >= file.size()) {
            throw new EOFException(
                    "the file ends before the region: position=" + position + " missingBytes=" + missingBytes);
        }
    }
    // end
}
