package dev.offsetlab.engine.record;

import java.io.InputStream;
import java.nio.ByteBuffer;

/// A buffer's remaining bytes as a stream: what the codecs read from.
final class ByteBufferInputStream extends InputStream {
    private final ByteBuffer bytes;

    ByteBufferInputStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) {
        if (!bytes.hasRemaining()) {
            return length == 0 ? 0 : -1;
        }
        int taken = Math.min(length, bytes.remaining());
        bytes.get(into, at, taken);
        return taken;
    }

    @Override
    public int available() {
        return bytes.remaining();
    }
}
