package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.wire.BufferPool;
import java.nio.ByteBuffer;

/// Buffers that the TLS connections of one I/O thread use one after the other; what one leaves in them at
/// the end of its call it keeps as [Rest].
///
/// Ciphertext lies in arrays: the JDK's cipher works in place on an array, and moves a direct buffer through small
/// arrays piece by piece. Encrypting 16 KiB into a direct buffer took 2.5 times as long as into an array and copying
/// that. Plain bytes come from files and go to frames, which want direct buffers.
///
/// Owned by one I/O thread.
public final class TlsBuffers {
    /// Three records of 16 KiB and what encryption adds, and a short one in front.
    private static final int CIPHER_BYTES = 64 << 10;
    /// The most plain bytes that TLS allows in a record.
    static final int RECORD_BYTES = 16 << 10;
    /// As many as fit into `out` behind a short one.
    static final int RECORDS_A_WRITE = 3;

    private static final int PLAIN_BYTES = RECORDS_A_WRITE * RECORD_BYTES;

    private final BufferPool pool;
    private final ByteBuffer in = ByteBuffer.allocate(CIPHER_BYTES);
    private final ByteBuffer out = ByteBuffer.allocate(CIPHER_BYTES);
    private final ByteBuffer plain = ByteBuffer.allocateDirect(PLAIN_BYTES);

    public TlsBuffers(BufferPool pool) {
        this.pool = pool;
    }

    /// Ciphertext from the socket.
    ByteBuffer in() {
        return in.clear();
    }

    /// Ciphertext for the socket.
    ByteBuffer out() {
        return out.clear();
    }

    /// Plain bytes, in either direction.
    ByteBuffer plain() {
        return plain.clear();
    }

    Rest rest() {
        return new Rest(pool);
    }
}
