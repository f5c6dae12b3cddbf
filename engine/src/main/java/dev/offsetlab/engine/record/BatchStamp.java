package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;

/// What a broker writes into a batch on its way to the log: in place, without a look at the records.
///
/// ```
///   0             8     12    16
///   [ base offset ]     [epoch]          both outside the CRC: 12 bytes change, whatever the batch's size
/// ```
///
/// Only a topic with broker's timestamps costs more: the maximum and a bit change inside the CRC, which is made anew.
public final class BatchStamp {
    private BatchStamp() {}

    public static void assignOffset(ByteBuffer buffer, int at, long baseOffset, int leaderEpoch) {
        buffer.putLong(at + BatchLayout.BASE_OFFSET, baseOffset);
        buffer.putInt(at + BatchLayout.LEADER_EPOCH, leaderEpoch);
    }

    /// Every record of the batch now counts as written at `appendTimeMs`.
    public static void appendTime(ByteBuffer buffer, int at, long appendTimeMs) {
        int attributes = buffer.getShort(at + BatchLayout.ATTRIBUTES) | BatchLayout.LOG_APPEND_TIME;
        buffer.putShort(at + BatchLayout.ATTRIBUTES, (short) attributes);
        buffer.putLong(at + BatchLayout.MAX_TIMESTAMP, appendTimeMs);
        seal(buffer, at);
    }

    /// Writes the CRC of the batch as it stands.
    public static void seal(ByteBuffer buffer, int at) {
        int sizeBytes = buffer.getInt(at + BatchLayout.LENGTH) + BatchLayout.BEFORE_LENGTH_BYTES;
        buffer.putInt(at + BatchLayout.CRC, BatchCrc.of(buffer, at, sizeBytes));
    }
}
