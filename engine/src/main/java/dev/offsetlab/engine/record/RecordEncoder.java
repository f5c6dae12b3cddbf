package dev.offsetlab.engine.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes one record as its batch holds it; the layout is drawn in [RecordWalk].
///
/// The length comes first, so every part is measured before the first byte is written.
final class RecordEncoder {
    private static final int NULL = -1;

    /// Attributes, length and the two deltas at their longest.
    private static final int NUMBERS_BYTES = 1 + 5 + 10 + 5;

    private RecordEncoder() {}

    static void write(LogRecord record, long timestampDelta, int offsetDelta, OutputStream out) throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(NUMBERS_BYTES);
        Varint.writeInt(sizeOf(record, timestampDelta, offsetDelta), numbers);
        numbers.put((byte) 0);
        Varint.writeLong(timestampDelta, numbers);
        Varint.writeInt(offsetDelta, numbers);
        out.write(numbers.array(), 0, numbers.position());
        writeField(record.key(), out);
        writeField(record.value(), out);
        writeVarint(record.headers().size(), out);
        for (RecordHeader header : record.headers()) {
            writeField(StandardCharsets.UTF_8.encode(header.key()), out);
            writeField(header.value(), out);
        }
    }

    private static int sizeOf(LogRecord record, long timestampDelta, int offsetDelta) {
        int size = 1
                + Varint.sizeOf(timestampDelta)
                + Varint.sizeOf(offsetDelta)
                + sizeOf(record.key())
                + sizeOf(record.value())
                + Varint.sizeOf(record.headers().size());
        for (RecordHeader header : record.headers()) {
            size += sizeOf(StandardCharsets.UTF_8.encode(header.key())) + sizeOf(header.value());
        }
        return size;
    }

    private static int sizeOf(@Nullable ByteBuffer field) {
        return field == null ? Varint.sizeOf(NULL) : Varint.sizeOf(field.remaining()) + field.remaining();
    }

    private static void writeField(@Nullable ByteBuffer field, OutputStream out) throws IOException {
        writeVarint(field == null ? NULL : field.remaining(), out);
        if (field == null) {
            return;
        }
        if (field.hasArray()) {
            out.write(field.array(), field.arrayOffset() + field.position(), field.remaining());
        } else {
            byte[] copy = new byte[field.remaining()];
            field.duplicate().get(copy);
            out.write(copy);
        }
    }

    private static void writeVarint(int value, OutputStream out) throws IOException {
        if (value >= -64 && value < 64) {
            out.write((value << 1) ^ (value >> 31));
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(5);
        Varint.writeInt(value, bytes);
        out.write(bytes.array(), 0, bytes.position());
    }
}
