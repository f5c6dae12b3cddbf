package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record, taken out of its batch.
///
/// Key and value are views, of the batch itself where it is not compressed: read them before its buffer is used again,
/// and read them relative to a duplicate where they are read twice.
///
/// @param timestampMs the producer's, or the broker's append time where the batch says so
/// @param key         null where the producer gave none
/// @param value       null for a tombstone: in a compacted log the key is deleted
public record LogRecord(
        long offset,
        long timestampMs,
        @Nullable ByteBuffer key,
        @Nullable ByteBuffer value,
        List<RecordHeader> headers) {
    public boolean isTombstone() {
        return value == null;
    }
}
