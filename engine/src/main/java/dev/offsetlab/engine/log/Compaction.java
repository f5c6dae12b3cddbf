package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.InvalidBatchException;
import dev.offsetlab.engine.record.LogRecord;
import dev.offsetlab.engine.record.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One pass of compaction over a log: of each key only the last record stays, at its offset.
///
/// ```
///            clean             dirty                    active
///   | 0 ........... 999 | 1000 ....... 2499 | 2500 ...
///                       '-- 1. map: key -> last offset
///   '-- 2. every closed segment is written again without what the map supersedes --'
///   | 0 ....... (fewer, larger segments) ... 2499 | 2500 ...      3. clean up to 2500
/// ```
///
/// A pass begins where the last one ended (`cleaner-offset-checkpoint`), once the dirty part is more than
/// `min.cleanable.dirty.ratio` of the closed segments' bytes. Its memory is bounded by the [OffsetMap]: where the
/// dirty part holds more keys, the pass goes as far as the map reaches, and the next one goes on from there. The
/// active segment is never touched. [CompactionTarget] says which segments are cleaned together, [BatchCleaner] which
/// records stay.
///
/// What it read is checked batch by batch: a damaged segment ends the pass with an error and stays as it is.
///
/// One thread, without the log's lock: closed segments do not change. Each swap takes the lock; where a segment was
/// deleted meanwhile (retention, deleted records), the group is left alone until the next pass.
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /// Puts a compacted segment into the log, under its lock; false where one of `gone` is not there any more.
    interface Swap {
        boolean replace(List<LogSegment> gone, CleanedSegment instead) throws IOException;
    }

    private final CompactionTarget target;
    private final CompactionRule rule;
    private final CleanerPoints points;
    private final Swap swap;
    private final long nowMs;
    private final OffsetMap offsets;

    Compaction(
            CompactionTarget target,
            CompactionRule rule,
            CleanerPoints points,
            Swap swap,
            long nowMs,
            int mapCapacity) {
        this.target = target;
        this.rule = rule;
        this.points = points;
        this.swap = swap;
        this.nowMs = nowMs;
        this.offsets = new OffsetMap(mapCapacity);
    }

    /// Returns the bytes won; 0 also where the log is not dirty enough.
    long run() throws IOException {
        long firstDirtyOffset =
                points.firstDirtyOffset(target.id(), target.logStartOffset(), target.activeBaseOffset());
        if (!target.isDirtyEnough(firstDirtyOffset)) {
            return 0;
        }
        long endOffset = mapKeys(firstDirtyOffset);
        long won = 0;
        for (List<LogSegment> group : target.groups(endOffset)) {
            won += clean(group);
        }
        points.cleanedUpTo(target.id(), endOffset);
        LOG.info(
                "compacted partition={} dirtyFrom={} cleanTo={} keys={} wonBytes={}",
                target.id(),
                firstDirtyOffset,
                endOffset,
                offsets.size(),
                won);
        return won;
    }

    /// Fills the map from the dirty part, batch by batch; returns the first offset that it does not cover.
    private long mapKeys(long firstDirtyOffset) throws IOException {
        for (int i = 0; i < target.closed().size(); i++) {
            if (target.endOffset(i) <= firstDirtyOffset) {
                continue;
            }
            try (StoredBatches batches =
                    new StoredBatches(target.closed().get(i).file())) {
                for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
                    if (offsets.isFull()) {
                        return offsets.latestOffset() + 1;
                    }
                    mapKeys(batch, firstDirtyOffset);
                }
            }
        }
        offsets.covers(target.activeBaseOffset() - 1);
        return target.activeBaseOffset();
    }

    private void mapKeys(ByteBuffer batch, long firstDirtyOffset) throws InvalidBatchException {
        BatchHeader header = BatchHeader.read(batch, batch.position());
        if (header.lastOffset() < firstDirtyOffset) {
            return;
        }
        if (!header.isControl()) {
            try (RecordReader records = new RecordReader(batch)) {
                while (records.hasNext()) {
                    LogRecord record = records.next();
                    if (record.key() != null && record.offset() >= firstDirtyOffset) {
                        offsets.put(record.key(), record.offset());
                    }
                }
            }
        }
        offsets.covers(header.lastOffset());
    }

    /// Returns the bytes won.
    private long clean(List<LogSegment> group) throws IOException {
        CleanedSegment cleaned =
                new CleanedSegment(target.folder(), group.getFirst().baseOffset(), target.config());
        boolean replaced = false;
        try {
            boolean changed = group.size() > 1;
            for (LogSegment segment : group) {
                changed |= cleanInto(cleaned, segment);
            }
            if (!changed) {
                return 0;
            }
            cleaned.finish();
            long before = group.stream().mapToLong(LogSegment::sizeBytes).sum();
            replaced = swap.replace(group, cleaned);
            return replaced ? before - cleaned.sizeBytes() : 0;
        } finally {
            if (!replaced) {
                cleaned.discard();
            }
        }
    }

    /// Returns whether any batch was changed or dropped.
    private boolean cleanInto(CleanedSegment cleaned, LogSegment segment) throws IOException {
        BatchCleaner cleaner = new BatchCleaner(
                rule,
                offsets,
                nowMs,
                target.config().deleteRetentionMs(),
                target.producerLastOffsets(),
                target.activeBaseOffset());
        boolean changed = false;
        try (StoredBatches batches = new StoredBatches(segment.file())) {
            for (ByteBuffer batch = batches.next(); batch != null; batch = batches.next()) {
                Optional<ByteBuffer> kept = cleaner.clean(batch);
                changed |= !kept.equals(Optional.of(batch));
                if (kept.isPresent()) {
                    cleaned.append(kept.get());
                }
            }
        }
        return changed;
    }
}
