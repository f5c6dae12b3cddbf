package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.wire.BufferPool;
import dev.offsetlab.engine.wire.BufferPool.Pooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// Bytes that one connection has left over until its next turn: half a record, or ciphertext that a full
/// socket did not take. They lie in a buffer no larger than they need; where nothing is left over there is
/// no buffer, so that an idle connection holds none.
///
/// Owned by the connection's I/O thread.
final class Rest implements AutoCloseable {
    private final BufferPool pool;
    private @Nullable Pooled held;

    Rest(BufferPool pool) {
        this.pool = pool;
    }

    int sizeBytes() {
        return held == null ? 0 : held.bytes().remaining();
    }

    boolean isEmpty() {
        return held == null;
    }

    /// Takes all of `bytes`. Only while empty.
    void keep(ByteBuffer bytes) {
        if (held != null) {
            throw new IllegalStateException("bytes are left over already: sizeBytes=" + sizeBytes());
        }
        if (bytes.hasRemaining()) {
            Pooled taken = pool.take(bytes.remaining());
            taken.bytes().put(bytes).flip();
            held = taken;
        }
    }

    /// Moves as much as fits.
    void moveTo(ByteBuffer into) {
        if (held == null) {
            return;
        }
        ByteBuffer bytes = held.bytes();
        int movedBytes = Math.min(bytes.remaining(), into.remaining());
        into.put(bytes.slice(bytes.position(), movedBytes));
        bytes.position(bytes.position() + movedBytes);
        releaseEmpty();
    }

    /// One write; true where nothing is left.
    boolean writeTo(SocketChannel socket) throws IOException {
        if (held != null) {
            socket.write(held.bytes());
            releaseEmpty();
        }
        return held == null;
    }

    private void releaseEmpty() {
        if (held != null && !held.bytes().hasRemaining()) {
            close();
        }
    }

    @Override
    public void close() {
        if (held != null) {
            pool.give(held);
            held = null;
        }
    }
}
