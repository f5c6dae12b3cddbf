package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.engine.workload.RecordSource.SourceRecord;
import java.nio.ByteBuffer;

/// Records in batches, each as full as a size allows. The same records make batches of the same sizes.
///
/// One thread calls it.
public final class BatchSource {
    private static final int RECORD_OVERHEAD_BYTES = 21;

    private final RecordSource source;
    private final int batchBytes;
    private SourceRecord record;

    /// @param batchBytes a batch is larger only where one record is
    public BatchSource(RecordSource source, int batchBytes) {
        this.source = source;
        this.batchBytes = batchBytes;
        this.record = source.next();
    }

    /// @param bytes from position to limit, handed over
    public record Batch(ByteBuffer bytes, int records) {}

    public Batch next() {
        long nowMs = System.currentTimeMillis();
        BatchBuilder builder = new BatchBuilder(Compression.NONE);
        do {
            builder.add(nowMs, record.key(), record.value());
            record = source.next();
        } while (builder.sizeBytes() + largestBytes(record) <= batchBytes);
        return new Batch(builder.build(), builder.recordCount());
    }

    /// What a record takes in a batch at most: its bytes, and varints and attributes around them.
    private static int largestBytes(SourceRecord record) {
        byte[] key = record.key();
        return RECORD_OVERHEAD_BYTES + (key == null ? 0 : key.length) + record.value().length;
    }
}
