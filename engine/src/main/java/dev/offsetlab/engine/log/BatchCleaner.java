package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Compaction of one batch: which of its records stay.
///
/// ```
///   offset   10    11    12    13            offset map: a=13 b=40 c=12 d=11
///   record  a=1   d=1   c=2   a=7
///   stays     -     +     +     +     ->   batch 10..13 with three records, its offsets as they were
/// ```
///
/// - A record stays where the [CompactionRule] says so, and where it lies behind what this pass has mapped.
/// - A *tombstone* (no value) that stays does so for `delete.retention.ms`, so that a reader who is that far behind
/// still
///   learns of the delete. The time counts from the first pass that met it: the batch is written again with the *delete
///   horizon* as its base timestamp and bit 6 set; from that time on a pass drops its tombstones.
/// - A batch where everything stays is copied byte by byte. Else it is written again with its own codec, one record in
///   memory at a time.
/// - A batch that lost all records goes, unless its header is still wanted: it holds the last sequence of an idempotent
///   producer, or the last offset of what this pass cleaned. Then the bare header stays.
///
/// @param producerLastOffsets the last offset of an active producer, by producer id
/// @param endOffset           the first offset that this pass does not clean
record BatchCleaner(
        CompactionRule rule,
        OffsetMap offsets,
        long nowMs,
        long deleteRetentionMs,
        Map<Long, Long> producerLastOffsets,
        long endOffset) {

    /// What is to be written instead of the batch at the buffer's position; empty where nothing is.
    Optional<ByteBuffer> clean(ByteBuffer batch) throws InvalidBatchException {
        BatchHeader header = BatchHeader.read(batch, batch.position());
        if (header.isControl() || header.baseOffset() > offsets.latestOffset()) {
            return Optional.of(batch);
        }
        Tally tally = tally(batch);
        if (tally.kept == 0) {
            return isHeaderWanted(header) ? Optional.of(BatchBuilder.emptied(header)) : Optional.empty();
        }
        boolean setsHorizon = tally.tombstones > 0 && !header.hasDeleteHorizon();
        if (tally.kept == header.recordCount() && !setsHorizon) {
            return Optional.of(batch);
        }
        return Optional.of(rewrite(batch, header, setsHorizon));
    }

    private static final class Tally {
        private int kept;
        private int tombstones;
    }

    private Tally tally(ByteBuffer batch) throws InvalidBatchException {
        Tally tally = new Tally();
        try (RecordReader records = new RecordReader(batch)) {
            while (records.hasNext()) {
                LogRecord record = records.next();
                if (stays(record, records.header())) {
                    tally.kept++;
                    tally.tombstones += record.isTombstone() ? 1 : 0;
                }
            }
        }
        return tally;
    }

    private ByteBuffer rewrite(ByteBuffer batch, BatchHeader header, boolean setsHorizon) throws InvalidBatchException {
        BatchBuilder kept = BatchBuilder.like(header);
        if (setsHorizon) {
            kept.deleteHorizon(nowMs + deleteRetentionMs);
        }
        try (RecordReader records = new RecordReader(batch)) {
            while (records.hasNext()) {
                LogRecord record = records.next();
                if (stays(record, header)) {
                    kept.add(record);
                }
            }
        }
        return kept.build();
    }

    private boolean stays(LogRecord record, BatchHeader header) {
        return record.offset() > offsets.latestOffset() || rule.stays(record, offsets, horizonOf(header), nowMs);
    }

    private static OptionalLong horizonOf(BatchHeader header) {
        return header.hasDeleteHorizon() ? OptionalLong.of(header.baseTimestampMs()) : OptionalLong.empty();
    }

    private boolean isHeaderWanted(BatchHeader header) {
        Long last = producerLastOffsets.get(header.producerId());
        boolean lastOfProducer = header.hasProducerId() && last != null && last == header.lastOffset();
        return lastOfProducer || header.nextOffset() == endOffset;
    }
}
