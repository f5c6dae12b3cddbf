package dev.offsetlab.engine.wire;

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

    /// No records, for a response.
    public static BaseRecords none() {
        return MemoryRecords.EMPTY;
    }
}
