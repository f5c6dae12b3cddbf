package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;

/// Numbers of variable length, small ones in one byte.
///
/// Zigzag first folds the sign into bit 0, so that small negative numbers are small too; then seven bits a byte follow,
/// lowest first, bit 7 set on all but the last:
///
/// ```
///   value    0   -1    1   -2  ...   63   -64      64          300
///   zigzag   0    1    2    3  ...  126   127     128          600
///   bytes   00   01   02   03  ...   7e    7f   80 01        d8 04
/// ```
///
/// An int takes at most 5 bytes, a long at most 10; more is damage.
final class Varint {
    private static final int INT_BYTES = 5;
    private static final int LONG_BYTES = 10;

    private Varint() {}

    /// Reads at the buffer's position and moves it on.
    static int readInt(ByteBuffer buffer) throws InvalidBatchException {
        int zigzag = 0;
        for (int shift = 0; shift < 7 * INT_BYTES; shift += 7) {
            byte next = next(buffer);
            zigzag |= (next & 0x7f) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw InvalidBatchException.corrupt("a variable-length int is longer than 5 bytes");
    }

    static long readLong(ByteBuffer buffer) throws InvalidBatchException {
        long zigzag = 0;
        for (int shift = 0; shift < 7 * LONG_BYTES; shift += 7) {
            byte next = next(buffer);
            zigzag |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw InvalidBatchException.corrupt("a variable-length long is longer than 10 bytes");
    }

    static void writeInt(int value, ByteBuffer buffer) {
        int zigzag = (value << 1) ^ (value >> 31);
        while ((zigzag & ~0x7f) != 0) {
            buffer.put((byte) (zigzag | 0x80));
            zigzag >>>= 7;
        }
        buffer.put((byte) zigzag);
    }

    static void writeLong(long value, ByteBuffer buffer) {
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7fL) != 0) {
            buffer.put((byte) (zigzag | 0x80));
            zigzag >>>= 7;
        }
        buffer.put((byte) zigzag);
    }

    /// Bytes that [#writeInt(int, ByteBuffer)] takes.
    static int sizeOf(int value) {
        int zigzag = (value << 1) ^ (value >> 31);
        return (38 - Integer.numberOfLeadingZeros(zigzag | 1)) / 7;
    }

    /// Bytes that [#writeLong(long, ByteBuffer)] takes.
    static int sizeOf(long value) {
        long zigzag = (value << 1) ^ (value >> 63);
        return (70 - Long.numberOfLeadingZeros(zigzag | 1)) / 7;
    }

    private static byte next(ByteBuffer buffer) throws InvalidBatchException {
        if (!buffer.hasRemaining()) {
            throw InvalidBatchException.corrupt("the records end in the middle of a variable-length number");
        }
        return buffer.get();
    }
}
