package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.util.Optional;

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

    /// Why `incoming`, whose offsets are assigned, cannot go into the active segment; empty where it can.
    static Optional<String> reason(LogSegment active, BatchHeader incoming, LogConfig config, long nowMs)
            throws IOException {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        if (active.sizeBytes() > config.segmentBytes() - incoming.sizeBytes()) {
            return Optional.of("segment.bytes");
        }
        if (incoming.lastOffset() - active.baseOffset() > Integer.MAX_VALUE) {
            return Optional.of("relative offset");
        }
        if (active.indexes().isFull()) {
            return Optional.of("index full");
        }
        // The age by the records' own clock where they have one: a log that is written again from an old source
        // rolls by the time of its records.
        var first = active.firstTimestampMs();
        long ageMs = first.isPresent() ? incoming.maxTimestampMs() - first.getAsLong() : nowMs - active.createdMs();
        return ageMs > config.segmentMs() ? Optional.of("segment.ms") : Optional.empty();
    }

    void rollIfDue(BatchHeader incoming, long nowMs) throws IOException {
        Optional<String> reason = reason(log.segments.active(), incoming, log.config, nowMs);
        if (reason.isPresent()) {
            roll(reason.get());
        }
    }

    /// Nothing happens while the active segment is empty.
    void roll(String reason) throws IOException {
        LogSegment old = log.segments.active();
        if (old.isEmpty()) {
            return;
        }
        long baseOffset = log.end.offset();
        log.producers.takeSnapshot(baseOffset);
        LogSegment next = LogSegment.create(log.folder, baseOffset, log.config, log.repairs, log.clock.millis());
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
