package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.engine.record.Compression;
import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// The bytes behind the codec's record classes, which move between Kafka's releases.
public final class RecordBytes {
    private RecordBytes() {}

    /// The records of a request as they came: a view of the request's frame, not a copy. Empty where there are
    /// none.
    public static ByteBuffer of(@Nullable BaseRecords records) {
        return records instanceof MemoryRecords memory ? memory.buffer() : ByteBuffer.allocate(0);
    }

    /// True for a batch packed with zstd, by its header's attributes; garbage counts as not.
    public static boolean isZstd(ByteBuffer batch) {
        if (batch.remaining() < BatchLayout.HEADER_BYTES) {
            return false;
        }
        BatchHeader header = BatchHeader.read(batch, batch.position());
        return header.magic() == BatchLayout.CURRENT_MAGIC && header.codec() == Compression.ZSTD.id();
    }

    /// No records, for a response.
    public static BaseRecords none() {
        return MemoryRecords.EMPTY;
    }
}
