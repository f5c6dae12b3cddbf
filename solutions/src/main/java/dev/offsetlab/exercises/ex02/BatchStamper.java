package dev.offsetlab.exercises.ex02;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// Writes into a batch what only the broker knows: in place, in the bytes that came from the producer.
///
/// ```
///   0             8     12    16 17    21   23                 35              43
///   +-------------+-----+-----+--+-----+----+------+-----------+---------------+------
///   | base offset |     |epoch|  | CRC |att.|      |           | max timestamp | ...   to the end
///   +-------------+-----+-----+--+-----+----+------+-----------+---------------+------
///     written             written       |<------- what the CRC covers --------------------->|
/// ```
///
/// No state: any thread.
public final class BatchStamper {
    /// Bit 3 of the attributes: the batch's timestamps are the broker's.
    public static final int LOG_APPEND_TIME = 0x08;

    /// Stamps the batch that starts at the absolute index `at`. The buffer keeps its position, its limit and its byte
    /// order; bytes of its neighbours stay.
    ///
    /// @param nextOffset   what the batch's first record gets
    /// @param leaderEpoch  of the leader that appends it
    /// @param appendTimeMs the broker's clock, where the topic wants the broker's timestamps: then bit 3 of the
    ///                     attributes is set, the max timestamp is this time, and the CRC is made anew. Empty: the
    ///                     producer's timestamps and its CRC stay
    /// @return the offset that the first record behind this batch gets
    public long stamp(ByteBuffer buffer, int at, long nextOffset, int leaderEpoch, OptionalLong appendTimeMs) {
        // solution:
        ByteBuffer bytes = buffer.duplicate(); // big-endian, whatever the order of the original
        bytes.putLong(at, nextOffset);
        bytes.putInt(at + 12, leaderEpoch);
        if (appendTimeMs.isPresent()) {
            bytes.putShort(at + 21, (short) (bytes.getShort(at + 21) | LOG_APPEND_TIME));
            bytes.putLong(at + 35, appendTimeMs.getAsLong());
            bytes.putInt(at + 17, crc(bytes, at));
        }
        int lastOffsetDelta = bytes.getInt(at + 23);
        return nextOffset + lastOffsetDelta + 1;
        // starter: throw new UnsupportedOperationException("exercise 2: stamp the batch");
        // end
    }

    /// The CRC-32C of the batch that starts at `at`: over its attributes and all that follows, to the batch's own end.
    /// The buffer stays as it is.
    public int crc(ByteBuffer buffer, int at) {
        // solution:
        ByteBuffer bytes = buffer.duplicate();
        int end = at + 12 + bytes.getInt(at + 8);
        return sum(bytes.limit(end).position(at + 21));
        // starter: throw new UnsupportedOperationException("exercise 2: sum the batch up");
        // end
    }

    /// The CRC-32C of what remains in `bytes`.
    private static int sum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
