package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;

/// The header of a batch as values, read from the first [BatchLayout#HEADER_BYTES] bytes. Nothing is checked here
/// ([BatchValidator] does); a header read from garbage holds garbage.
///
/// @param sizeBytes the whole batch, header included (the length field plus the 12 bytes before its end)
public record BatchHeader(
        long baseOffset,
        int sizeBytes,
        int leaderEpoch,
        byte magic,
        int crc,
        short attributes,
        int lastOffsetDelta,
        long baseTimestampMs,
        long maxTimestampMs,
        long producerId,
        short producerEpoch,
        int baseSequence,
        int recordCount) {

    /// Reads at the absolute index `at`; the buffer's position stays. The buffer is big-endian and holds the header.
    public static BatchHeader read(ByteBuffer buffer, int at) {
        return new BatchHeader(
                buffer.getLong(at + BatchLayout.BASE_OFFSET),
                buffer.getInt(at + BatchLayout.LENGTH) + BatchLayout.BEFORE_LENGTH_BYTES,
                buffer.getInt(at + BatchLayout.LEADER_EPOCH),
                buffer.get(at + BatchLayout.MAGIC),
                buffer.getInt(at + BatchLayout.CRC),
                buffer.getShort(at + BatchLayout.ATTRIBUTES),
                buffer.getInt(at + BatchLayout.LAST_OFFSET_DELTA),
                buffer.getLong(at + BatchLayout.BASE_TIMESTAMP),
                buffer.getLong(at + BatchLayout.MAX_TIMESTAMP),
                buffer.getLong(at + BatchLayout.PRODUCER_ID),
                buffer.getShort(at + BatchLayout.PRODUCER_EPOCH),
                buffer.getInt(at + BatchLayout.BASE_SEQUENCE),
                buffer.getInt(at + BatchLayout.RECORD_COUNT));
    }

    public long lastOffset() {
        return baseOffset + lastOffsetDelta;
    }

    /// Offset of the first record after this batch.
    public long nextOffset() {
        return lastOffset() + 1;
    }

    public boolean hasProducerId() {
        return producerId != BatchLayout.NO_PRODUCER_ID;
    }

    /// Sequences wrap from the largest int to 0.
    public int lastSequence() {
        return baseSequence < 0 ? baseSequence : (baseSequence + lastOffsetDelta) & Integer.MAX_VALUE;
    }

    public int codec() {
        return attributes & BatchLayout.CODEC_MASK;
    }

    public boolean isCompressed() {
        return codec() != 0;
    }

    public boolean hasAppendTime() {
        return (attributes & BatchLayout.LOG_APPEND_TIME) != 0;
    }

    public boolean isTransactional() {
        return (attributes & BatchLayout.TRANSACTIONAL) != 0;
    }

    public boolean isControl() {
        return (attributes & BatchLayout.CONTROL) != 0;
    }

    public boolean hasDeleteHorizon() {
        return (attributes & BatchLayout.DELETE_HORIZON) != 0;
    }
}
