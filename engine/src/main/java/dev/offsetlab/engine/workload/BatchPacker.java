package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.BatchStamp;
import dev.offsetlab.engine.record.Varint;
import dev.offsetlab.engine.workload.RecordSource.SourceRecord;
import java.nio.ByteBuffer;

/// Packs records into one batch after the other, in one buffer, up to a size.
///
/// ```
///   batch    header 61 | record | record | ...
///   record   size | attributes 1 = 0 | timestamp delta = 0 | offset delta | key size | key | value size | value | headers = 0
/// ```
///
/// Sizes and deltas are zigzag varints; a missing key has the size -1. Worked example: the third record of a batch,
/// no key, value `hi`: `10 00 00 04 01 04 68 69 00`, nine bytes, the first says eight follow.
final class BatchPacker {
    private static final int NO_KEY = -1;

    private final ByteBuffer buffer;
    private final int batchBytes;
    private int recordCount;
    private long timestampMs;

    BatchPacker(int batchBytes) {
        this.batchBytes = batchBytes;
        this.buffer = ByteBuffer.allocateDirect(Math.max(batchBytes, BatchLayout.HEADER_BYTES) + (1 << 20));
    }

    void start(long nowMs) {
        buffer.clear().position(BatchLayout.HEADER_BYTES);
        recordCount = 0;
        timestampMs = nowMs;
    }

    /// False where the record would make the batch too large: finish it first. A batch takes its first record always.
    boolean add(SourceRecord record) {
        byte[] key = record.key();
        int keyBytes = key == null ? NO_KEY : key.length;
        int bodyBytes = 1 + Varint.sizeOf(0L) + Varint.sizeOf(recordCount) + Varint.sizeOf(keyBytes)
                + Math.max(keyBytes, 0) + Varint.sizeOf(record.value().length) + record.value().length + Varint.sizeOf(0);
        if (recordCount > 0 && buffer.position() + Varint.sizeOf(bodyBytes) + bodyBytes > batchBytes) {
            return false;
        }
        Varint.writeInt(bodyBytes, buffer);
        buffer.put((byte) 0);
        Varint.writeLong(0, buffer);
        Varint.writeInt(recordCount, buffer);
        Varint.writeInt(keyBytes, buffer);
        if (key != null) {
            buffer.put(key);
        }
        Varint.writeInt(record.value().length, buffer);
        buffer.put(record.value());
        Varint.writeInt(0, buffer);
        recordCount++;
        return true;
    }

    int recordCount() {
        return recordCount;
    }

    /// The whole batch, ready to be sent; valid until the next [#start].
    ByteBuffer finish() {
        buffer.flip();
        buffer.putLong(BatchLayout.BASE_OFFSET, 0);
        buffer.putInt(BatchLayout.LENGTH, buffer.limit() - BatchLayout.BEFORE_LENGTH_BYTES);
        buffer.putInt(BatchLayout.LEADER_EPOCH, -1);
        buffer.put(BatchLayout.MAGIC, BatchLayout.CURRENT_MAGIC);
        buffer.putShort(BatchLayout.ATTRIBUTES, (short) 0);
        buffer.putInt(BatchLayout.LAST_OFFSET_DELTA, recordCount - 1);
        buffer.putLong(BatchLayout.BASE_TIMESTAMP, timestampMs);
        buffer.putLong(BatchLayout.MAX_TIMESTAMP, timestampMs);
        buffer.putLong(BatchLayout.PRODUCER_ID, BatchLayout.NO_PRODUCER_ID);
        buffer.putShort(BatchLayout.PRODUCER_EPOCH, (short) -1);
        buffer.putInt(BatchLayout.BASE_SEQUENCE, -1);
        buffer.putInt(BatchLayout.RECORD_COUNT, recordCount);
        BatchStamp.seal(buffer, 0);
        return buffer;
    }
}
