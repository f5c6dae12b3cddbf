package dev.offsetlab.engine.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the fields of Kafka's non-flexible formats, big-endian: a string is its length as int16 and its UTF-8 bytes,
/// bytes are their length as int32 and themselves; -1 says null.
final class FieldWriter {
    private static final int NULL = -1;

    private ByteBuffer out = ByteBuffer.allocate(128);

    FieldWriter int16(int value) {
        room(Short.BYTES).putShort((short) value);
        return this;
    }

    FieldWriter int32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    FieldWriter int64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    FieldWriter string(@Nullable String value) {
        if (value == null) {
            return int16(NULL);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > Short.MAX_VALUE) {
            throw new IllegalArgumentException("a string is at most 32767 bytes in this format: bytes=" + utf8.length);
        }
        int16(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    FieldWriter bytes(ByteBuffer value) {
        int32(value.remaining());
        room(value.remaining()).put(value.duplicate());
        return this;
    }

    /// What was written, ready to read.
    ByteBuffer done() {
        return out.flip();
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int used = out.position();
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), Math.max(used * 2, used + bytes)))
                    .position(used);
        }
        return out;
    }
}
