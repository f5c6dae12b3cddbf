package dev.offsetlab.engine.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one batch: records go in one by one, [#build()] puts the header before them.
///
/// ```
///   [ room for the header, 61 bytes | record record record ... -> codec -> ]
///     ^ filled by build(), the CRC last        ^ written, packed, as they are added
/// ```
///
/// ```java
/// ByteBuffer batch = new BatchBuilder(Compression.ZSTD)
///         .producer(7, (short) 0, 100)
///         .add(nowMs, key, value)
///         .add(nowMs, key, null)      // a tombstone
///         .build();
/// ```
///
/// The base offset is 0 unless said: a broker assigns it when the batch is appended. One thread, one batch.
public final class BatchBuilder {
    private final Compression compression;
    private final Packed packed = new Packed();
    private @Nullable OutputStream records;
    private long baseOffset;
    private int leaderEpoch;
    private long producerId = BatchLayout.NO_PRODUCER_ID;
    private short producerEpoch = -1;
    private int baseSequence = -1;
    private int flags;
    private long baseTimestampMs = -1;
    private long maxTimestampMs = -1;
    private int lastOffsetDelta = -1;
    private int recordCount;

    public BatchBuilder(Compression compression) {
        this.compression = compression;
    }

    /// For a batch that holds some of the records of another: same offsets, codec, producer and flags, and the
    /// same last offset even where the last record is gone. Its records are added with [#add(LogRecord)].
    public static BatchBuilder like(BatchHeader header) throws InvalidBatchException {
        BatchBuilder builder = new BatchBuilder(Compression.of(header.codec()))
                .baseOffset(header.baseOffset())
                .leaderEpoch(header.leaderEpoch())
                .producer(header.producerId(), header.producerEpoch(), header.baseSequence());
        builder.flags = header.attributes() & ~BatchLayout.CODEC_MASK & ~BatchLayout.DELETE_HORIZON;
        builder.lastOffsetDelta = header.lastOffsetDelta();
        return header.hasDeleteHorizon() ? builder.deleteHorizon(header.baseTimestampMs()) : builder;
    }

    /// What stays of a batch whose records are all gone while its last offset or its producer's last sequence is still
    /// wanted: a header with no record behind it.
    public static ByteBuffer emptied(BatchHeader header) {
        BatchBuilder builder = new BatchBuilder(Compression.NONE)
                .baseOffset(header.baseOffset())
                .leaderEpoch(header.leaderEpoch())
                .producer(header.producerId(), header.producerEpoch(), header.baseSequence());
        builder.flags = header.attributes() & ~BatchLayout.CODEC_MASK & ~BatchLayout.DELETE_HORIZON;
        builder.lastOffsetDelta = header.lastOffsetDelta();
        builder.maxTimestampMs = header.maxTimestampMs();
        return builder.build();
    }

    public BatchBuilder baseOffset(long offset) {
        baseOffset = offset;
        return this;
    }

    public BatchBuilder leaderEpoch(int epoch) {
        leaderEpoch = epoch;
        return this;
    }

    public BatchBuilder producer(long id, short epoch, int firstSequence) {
        producerId = id;
        producerEpoch = epoch;
        baseSequence = firstSequence;
        return this;
    }

    /// Marks the batch as one that a broker wrote to end a transaction.
    public BatchBuilder control() {
        flags |= BatchLayout.CONTROL | BatchLayout.TRANSACTIONAL;
        return this;
    }

    /// From this time on compaction may drop the batch's tombstones. Said before the first record, whose timestamp is
    /// then counted from here.
    public BatchBuilder deleteHorizon(long timestampMs) {
        if (recordCount > 0) {
            throw new IllegalStateException("the delete horizon is said before the first record");
        }
        flags |= BatchLayout.DELETE_HORIZON;
        baseTimestampMs = timestampMs;
        return this;
    }

    public BatchBuilder add(long timestampMs, byte @Nullable [] key, byte @Nullable [] value) {
        return add(
                timestampMs,
                key == null ? null : ByteBuffer.wrap(key),
                value == null ? null : ByteBuffer.wrap(value),
                List.of());
    }

    /// The next record, at the offset after the last one. The buffers' positions stay.
    public BatchBuilder add(
            long timestampMs, @Nullable ByteBuffer key, @Nullable ByteBuffer value, List<RecordHeader> headers) {
        long offset = baseOffset + lastOffsetDelta + 1;
        lastOffsetDelta++;
        return add(new LogRecord(offset, timestampMs, key, value, headers));
    }

    /// A record that keeps its offset.
    public BatchBuilder add(LogRecord record) {
        if (recordCount == 0 && (flags & BatchLayout.DELETE_HORIZON) == 0) {
            baseTimestampMs = record.timestampMs();
        }
        int offsetDelta = Math.toIntExact(record.offset() - baseOffset);
        try {
            if (records == null) {
                records = compression.compress(packed);
            }
            RecordEncoder.write(record, record.timestampMs() - baseTimestampMs, offsetDelta, records);
        } catch (IOException codecFailed) {
            throw new UncheckedIOException(codecFailed);
        }
        lastOffsetDelta = Math.max(lastOffsetDelta, offsetDelta);
        maxTimestampMs = Math.max(maxTimestampMs, record.timestampMs());
        recordCount++;
        return this;
    }

    public int recordCount() {
        return recordCount;
    }

    /// Bytes of the batch so far: exact where it is not compressed, else what the codec has let go of yet.
    public int sizeBytes() {
        return packed.size();
    }

    /// The finished batch, in a heap buffer that holds nothing else.
    public ByteBuffer build() {
        try {
            if (records != null) {
                records.close();
            }
        } catch (IOException codecFailed) {
            throw new UncheckedIOException(codecFailed);
        }
        ByteBuffer batch = packed.whole();
        batch.putLong(BatchLayout.BASE_OFFSET, baseOffset)
                .putInt(BatchLayout.LENGTH, batch.limit() - BatchLayout.BEFORE_LENGTH_BYTES)
                .putInt(BatchLayout.LEADER_EPOCH, leaderEpoch)
                .put(BatchLayout.MAGIC, BatchLayout.CURRENT_MAGIC)
                .putShort(BatchLayout.ATTRIBUTES, (short) (flags | compression.id()))
                .putInt(BatchLayout.LAST_OFFSET_DELTA, lastOffsetDelta)
                .putLong(BatchLayout.BASE_TIMESTAMP, baseTimestampMs)
                .putLong(BatchLayout.MAX_TIMESTAMP, maxTimestampMs)
                .putLong(BatchLayout.PRODUCER_ID, producerId)
                .putShort(BatchLayout.PRODUCER_EPOCH, producerEpoch)
                .putInt(BatchLayout.BASE_SEQUENCE, baseSequence)
                .putInt(BatchLayout.RECORD_COUNT, recordCount);
        BatchStamp.seal(batch, 0);
        return batch;
    }

    /// Bytes that grow, with room for the header before them.
    private static final class Packed extends ByteArrayOutputStream {
        Packed() {
            super(512);
            count = BatchLayout.HEADER_BYTES;
        }

        ByteBuffer whole() {
            return ByteBuffer.wrap(buf, 0, count).slice();
        }
    }
}
