package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.RollRule.Active;
import dev.offsetlab.engine.log.RollRule.Incoming;
import dev.offsetlab.engine.log.RollRule.Limits;
import dev.offsetlab.engine.log.RollRule.Reason;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Closes the active segment and starts the next.
///
/// ```
///   before   [ 1500 ...... active ]                      end offset 3200
///   after    [ 1500 ...... closed ][ 3200 active, empty ]
/// ```
///
/// A segment is what retention deletes and compaction rewrites: both need closed ones. Also, positions in an index are
/// four bytes, and so are offsets relative to the base offset.
///
/// **Crash.** The new segment's files appear before the old one is closed; what a crash leaves is a log whose last
/// segment is empty, or one that rolls again. Where closing the old one fails (no descriptor, no room on the disk) the
/// new files go again, the old segment stays the active one, and the next append tries once more.
///
/// Works under the log's lock.
final class LogRoller {
    private final LogCore log;

    LogRoller(LogCore log) {
        this.log = log;
    }

    /// The engine's own [RollRule].
    static Optional<Reason> reason(Active active, Incoming incoming, Limits limits, long nowMs) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        if (active.sizeBytes() > limits.segmentBytes() - incoming.sizeBytes()) {
            return Optional.of(Reason.SEGMENT_BYTES);
        }
        if (incoming.lastOffset() - active.baseOffset() > Integer.MAX_VALUE) {
            return Optional.of(Reason.RELATIVE_OFFSET);
        }
        if (active.indexFull()) {
            return Optional.of(Reason.INDEX_FULL);
        }
        // The age by the records' own clock where they have one: a log that is written again from an old source
        // rolls by the time of its records.
        OptionalLong first = active.firstTimestampMs();
        long ageMs = first.isPresent() ? incoming.maxTimestampMs() - first.getAsLong() : nowMs - active.createdMs();
        return ageMs > limits.segmentMs() ? Optional.of(Reason.SEGMENT_MS) : Optional.empty();
    }

    /// @param batch its offsets are assigned
    void rollIfDue(BatchHeader batch, long nowMs) throws IOException {
        LogSegment active = log.segments.active();
        Active now = new Active(
                active.baseOffset(),
                active.sizeBytes(),
                active.firstTimestampMs(),
                active.createdMs(),
                active.indexes().isFull());
        Incoming incoming = new Incoming(batch.sizeBytes(), batch.lastOffset(), batch.maxTimestampMs());
        Limits limits = new Limits(log.config.segmentBytes(), log.config.segmentMs());
        Optional<Reason> due = log.parts().rolling().reason(now, incoming, limits, nowMs);
        if (due.isPresent()) {
            roll(due.get().text());
        }
    }

    /// Nothing happens while the active segment is empty.
    void roll(String reason) throws IOException {
        LogSegment old = log.segments.active();
        if (old.isEmpty()) {
            return;
        }
        long baseOffset = log.end.offset();
        String name = log.parts().naming().fileName(baseOffset, SegmentName.LOG);
        log.producers.takeSnapshot(baseOffset);
        LogSegment next = LogSegment.create(log.folder, name, baseOffset, log.config, log.repairs, log.clock.millis());
        sealOrDelete(old, next);
        log.segments.add(next);
        log.end = new LogEnd(baseOffset, next, 0);
        log.observation.rolled(log.id.topic(), log.id.partition(), old.baseOffset(), old.sizeBytes(), reason);
    }

    /// On failure `next` is gone, so that its name is free for the next try.
    private static void sealOrDelete(LogSegment old, LogSegment next) throws IOException {
        try {
            old.seal();
        } catch (IOException | RuntimeException failure) {
            try {
                next.delete();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }
}
