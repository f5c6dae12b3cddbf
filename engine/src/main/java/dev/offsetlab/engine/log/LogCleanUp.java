package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.RetentionRule.Limits;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/// What takes records out of a log: deleted records, [Retention], [Compaction].
///
/// All three end the same way: under the lock the list of segments is replaced, then, without it, the files of those
/// that left are deleted. A reader that found one of them before reads on; a new one starts at the log start offset.
///
/// **Crash.** Files are deleted oldest first, so what a crash leaves is a log that starts a little earlier.
///
/// **Threads.** Any; compaction is run by one thread at a time.
final class LogCleanUp {
    private final LogCore log;
    private final LogRoller roller;

    LogCleanUp(LogCore log, LogRoller roller) {
        this.log = log;
        this.roller = roller;
    }

    /// Returns the log's new start.
    long deleteRecordsBefore(long offset) throws IOException {
        List<LogSegment> gone;
        log.lock.lock();
        try {
            log.checkOpen();
            long end = log.end.offset();
            long start = offset == -1 ? end : offset;
            if (start < 0 || start > end) {
                throw new OffsetOutOfRangeException(log.id, offset, log.logStartOffset, end);
            }
            log.logStartOffset = Math.max(log.logStartOffset, start);
            List<AgingLogSegment> all = AgingLogSegment.all(log.segments.all());
            gone = log.takeOldest(Retention.beforeStart(all, log.logStartOffset));
        } finally {
            log.lock.unlock();
        }
        delete(gone);
        return log.logStartOffset;
    }

    /// Returns how many segments went.
    int applyRetention() throws IOException {
        List<LogSegment> gone;
        log.lock.lock();
        try {
            log.checkOpen();
            long nowMs = log.clock.millis();
            log.producers.expire(nowMs - log.config.producerIdExpirationMs());
            List<AgingLogSegment> all = AgingLogSegment.all(log.segments.all());
            RetentionRule rule = log.parts().upkeep().retention();
            int expired = rule.expired(all, Limits.of(log.config), log.logStartOffset, nowMs);
            if (expired == all.size()) {
                roller.roll("retention");
            }
            gone = log.takeOldest(expired);
        } finally {
            log.lock.unlock();
        }
        delete(gone);
        return gone.size();
    }

    /// Returns the bytes won.
    long compact() throws IOException {
        if (!log.config.compact()) {
            return 0;
        }
        CompactionTarget target;
        log.lock.lock();
        try {
            log.checkOpen();
            target = new CompactionTarget(
                    log.id,
                    log.folder,
                    log.config,
                    log.segments.closed(),
                    log.logStartOffset,
                    log.segments.active().baseOffset(),
                    log.producers.lastOffsets());
        } finally {
            log.lock.unlock();
        }
        CleanerPoints points = new CleanerPoints(log.folder.resolveSibling("."));
        CompactionRule rule = log.parts().upkeep().compaction();
        return new Compaction(target, rule, points, this::swap, log.clock.millis(), OffsetMap.DEFAULT_CAPACITY).run();
    }

    private boolean swap(List<LogSegment> gone, CleanedSegment instead) throws IOException {
        log.lock.lock();
        try {
            if (log.closed || !new HashSet<>(log.segments.all()).containsAll(gone)) {
                return false;
            }
            instead.takePlaceOf(
                    gone, log.repairs, log.clock.millis(), segment -> log.segments.replace(gone, List.of(segment)));
            return true;
        } finally {
            log.lock.unlock();
        }
    }

    private static void delete(List<LogSegment> gone) throws IOException {
        for (LogSegment segment : gone) {
            segment.delete();
        }
    }
}
