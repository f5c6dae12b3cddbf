package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.util.List;

/// After a stop that was not clean: every batch from the recovery point on is read and checked, and the log ends where
/// the first damage is.
///
/// ```
///   [ 0 ....... ][ 1500 ..... ][ 3200 .. | .. x   ][ 4100 ... ]
///                       ^ recovery point       ^ a torn batch
///     believed     checked       checked, cut      deleted: behind the cut there is no order of offsets
///                  indexes of what was checked are made anew
/// ```
///
/// A torn tail is what a process leaves that was killed inside an append, and what a machine leaves whose power went
/// before the kernel wrote its pages. No acknowledged record of a killed *process* is in it: it was written before it
/// was acknowledged. A damaged record in the middle is cut off with all that follows, as Kafka does: what is behind it
/// cannot be told from garbage.
///
/// **Crash.** Of the recovery itself: the newest segment goes first and the cut comes last, so that the damage is there
/// as long as anything behind it is, and the next recovery comes to the same end.
final class LogRecovery {
    private final LogConfig config;
    private final TailScan scan;
    private final Repairs repairs;

    LogRecovery(LogConfig config, TailScan scan, Repairs repairs) {
        this.config = config;
        this.scan = scan;
        this.repairs = repairs;
    }

    /// Checks the segments that hold offsets from `recoveryPoint` on; returns those that stay. Their last one is ready
    /// to be written, the others are closed.
    ///
    /// @param segments oldest first
    List<LogSegment> recover(List<LogSegment> segments, long recoveryPoint) throws IOException {
        int kept = segments.size();
        for (int i = 0; i < kept; i++) {
            LogSegment segment = segments.get(i);
            boolean below = i + 1 < segments.size() && segments.get(i + 1).baseOffset() <= recoveryPoint;
            if (!below) {
                long startNs = repairs.observation().startNs();
                long end = endOfWhole(segment);
                if (end < segment.sizeBytes()) {
                    kept = i + 1;
                    delete(segments.subList(kept, segments.size()));
                    cut(segment, end, startNs);
                }
            }
        }
        for (LogSegment segment : segments.subList(0, Math.max(0, kept - 1))) {
            segment.seal();
        }
        return segments.subList(0, kept);
    }

    /// Makes the indexes anew, too.
    private long endOfWhole(LogSegment segment) throws IOException {
        SegmentFile file = segment.file();
        if (!file.retain()) {
            throw new IOException("the segment is closed: file=" + file.path());
        }
        try {
            segment.startEmpty(config);
            return scan.endOfWhole(
                    file.region(0, file.sizeBytes()),
                    segment.baseOffset(),
                    (batch, position) -> segment.indexes().added(batch, position, config.indexIntervalBytes()));
        } finally {
            file.release();
        }
    }

    private void delete(List<LogSegment> behindDamage) throws IOException {
        for (LogSegment segment : behindDamage.reversed()) {
            repairs.done(
                    segment.baseOffset(),
                    segment.sizeBytes(),
                    "segment behind damage deleted",
                    repairs.observation().startNs());
            segment.delete();
        }
    }

    private void cut(LogSegment segment, long end, long startNs) throws IOException {
        long torn = segment.sizeBytes() - end;
        segment.file().truncate(end);
        repairs.done(segment.baseOffset(), torn, "torn tail cut at the last whole batch", startNs);
    }
}
