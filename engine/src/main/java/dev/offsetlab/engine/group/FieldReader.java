package dev.offsetlab.engine.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads what [FieldWriter] wrote, and the compact strings of Kafka's flexible formats. What does not fit ends in a
/// `BufferUnderflowException` or an `IllegalArgumentException`.
final class FieldReader {
    private static final int VARINT_BITS = 7;
    private static final int MAX_VARINT_SHIFT = 28;

    private final ByteBuffer in;

    FieldReader(ByteBuffer in) {
        this.in = in.duplicate();
    }

    int int16() {
        return in.getShort();
    }

    int int32() {
        return in.getInt();
    }

    long int64() {
        return in.getLong();
    }

    /// How many entries follow, at least one byte each.
    int count() {
        int count = in.getInt();
        if (count > in.remaining()) {
            throw new IllegalArgumentException("more entries than bytes: count=" + count + " bytes=" + in.remaining());
        }
        return Math.max(count, 0);
    }

    String string() {
        String value = nullableString();
        if (value == null) {
            throw new IllegalArgumentException("null where a string must be");
        }
        return value;
    }

    @Nullable
    String nullableString() {
        int length = int16();
        return length < 0 ? null : utf8(length);
    }

    String compactString() {
        return utf8(unsignedVarint() - 1);
    }

    ByteBuffer bytes() {
        int length = Math.max(int32(), 0);
        return slice(length);
    }

    private String utf8(int length) {
        return StandardCharsets.UTF_8.decode(slice(length)).toString();
    }

    private ByteBuffer slice(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("a length does not fit: length=" + length + " bytes=" + in.remaining());
        }
        ByteBuffer slice = in.slice(in.position(), length);
        in.position(in.position() + length);
        return slice;
    }

    private int unsignedVarint() {
        int value = 0;
        for (int shift = 0; shift <= MAX_VARINT_SHIFT; shift += VARINT_BITS) {
            byte next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a varint of more than five bytes");
    }
}
