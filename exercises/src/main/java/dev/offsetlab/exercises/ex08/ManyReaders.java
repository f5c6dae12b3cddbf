package dev.offsetlab.exercises.ex08;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// Sends regions of one file to many readers, on one thread that waits for no single one of them.
///
/// ```
///              +--> reader A   takes all        a turn, and done
///   one thread +--> reader B   takes a little   a turn, and later another
///              +--> reader C   takes nothing    no turn before its socket is writable
/// ```
///
/// What a thread would remember on its stack, the [Reader] remembers: how far it came.
public final class ManyReaders implements AutoCloseable {
    /// No turn sends more: the others wait so long.
    public static final int TURN_BYTES = 256 * 1024;

    private final FileChannel file;
    private final Selector selector;

    public ManyReaders(FileChannel file) throws IOException {
        this.file = file;
        this.selector = Selector.open();
    }

    /// Takes in a new reader, for which nothing is left yet. The socket comes as `accept` gave it.
    public Reader join(SocketChannel socket) throws IOException {
        throw new UnsupportedOperationException("exercise 8: take in a reader");
    }

    /// Promises a reader the `count` bytes at `position`. They leave in the rounds that follow.
    ///
    /// @throws IllegalStateException something of its region before is left
    public void send(Reader reader, long position, long count) {
        reader.begin(position, count);
        throw new UnsupportedOperationException("exercise 8: have the selector watch for this reader");
    }

    /// Waits until a reader can take bytes, at most `timeoutMs`, and gives each that can one turn. A reader that is
    /// gone, or whose region ends behind the file, loses its connection; the others do not notice.
    ///
    /// @param timeoutMs more than 0
    /// @return bytes that left
    public long round(long timeoutMs) throws IOException {
        throw new UnsupportedOperationException("exercise 8: one round");
    }

    /// One turn: sends what the socket takes now of the `count` bytes at `position`, at most [#TURN_BYTES].
    ///
    /// In the live broker this is what serves: the broker's own selector calls it again.
    ///
    /// @return bytes that the socket took; 0 where it is full
    /// @throws java.io.EOFException the file ends at or before `position`
    static long turn(FileChannel file, long position, long count, SocketChannel socket) throws IOException {
        throw new UnsupportedOperationException("exercise 8: one turn");
    }

    /// How many readers are connected.
    public int readers() {
        return (int) selector.keys().stream().filter(SelectionKey::isValid).count();
    }

    /// Closes every connection.
    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
