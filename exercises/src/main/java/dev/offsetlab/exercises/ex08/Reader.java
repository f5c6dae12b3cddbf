package dev.offsetlab.exercises.ex08;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/// One reader: its socket, its key in the selector, and the region of the file that is left for it. Given.
///
/// ```
///   file   ----------[ sent |======== leftBytes ========]-----
///                           ^ position
/// ```
public final class Reader {
    private final SocketChannel socket;
    private final SelectionKey key;
    private long position;
    private long leftBytes;

    Reader(SocketChannel socket, SelectionKey key) {
        this.socket = socket;
        this.key = key;
    }

    public SocketChannel socket() {
        return socket;
    }

    public SelectionKey key() {
        return key;
    }

    public long position() {
        return position;
    }

    public long leftBytes() {
        return leftBytes;
    }

    /// @throws IllegalStateException something of the region before is left
    void begin(long from, long count) {
        if (leftBytes > 0) {
            throw new IllegalStateException("something is left for this reader: leftBytes=" + leftBytes);
        }
        position = from;
        leftBytes = count;
    }

    /// So many bytes of it have left.
    void sent(long bytes) {
        if (bytes < 0 || bytes > leftBytes) {
            throw new IllegalArgumentException("cannot have sent bytes=" + bytes + " of leftBytes=" + leftBytes);
        }
        position += bytes;
        leftBytes -= bytes;
    }
}
