package dev.offsetlab.exercises.ex01;

/// The header of a record batch as values.
///
/// @param sizeBytes the whole batch, header included: the length field plus the 12 bytes that it does not count
/// @param crc       as it stands in the header, 0 to 2^32 - 1
public record Header(
        long baseOffset,
        long sizeBytes,
        int leaderEpoch,
        byte magic,
        long crc,
        short attributes,
        int lastOffsetDelta,
        long baseTimestampMs,
        long maxTimestampMs,
        long producerId,
        short producerEpoch,
        int baseSequence,
        int recordCount) {

    /// Offset of the last record in the batch.
    public long lastOffset() {
        return baseOffset + lastOffsetDelta;
    }
}
