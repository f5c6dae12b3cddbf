package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The checksum of a batch: CRC-32C (Castagnoli, one instruction on today's CPUs) over the attributes and all that
/// follows. It was made by the producer and is checked by the broker and by every consumer: end to end.
final class BatchCrc {
    private BatchCrc() {}

    /// Of the batch at the absolute index `at`; the buffer's position stays.
    static int of(ByteBuffer buffer, int at, int sizeBytes) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.slice(at + BatchLayout.ATTRIBUTES, sizeBytes - BatchLayout.ATTRIBUTES));
        return (int) crc.getValue();
    }
}
