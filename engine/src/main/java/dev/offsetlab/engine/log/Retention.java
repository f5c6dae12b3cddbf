package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.RetentionRule.AgingSegment;
import dev.offsetlab.engine.log.RetentionRule.Limits;
import java.io.IOException;
import java.util.List;

/// Which of a log's oldest segments go: always whole segments, always from the oldest on, never one from the middle.
///
/// ```
///   segments  | 0 | 1500 | 3200 | 4100 (active)
///   start       logStartOffset 1600: 0 goes, all its records were deleted
///   time        retention.ms: as long as the segment's largest timestamp is older
///   size        retention.bytes: as long as the rest is still at least that large
/// ```
///
/// A log that is only compacted loses nothing but what lies before its start. The active segment goes too where all of
/// it has expired: the log rolls first, so that there is always an active one. A timestamp in the future keeps its
/// segment, and all after it, until then; a segment without timestamps counts from the last write to its file.
final class Retention {
    private Retention() {}

    /// The engine's own [RetentionRule].
    static int expired(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs)
            throws IOException {
        int expired = beforeStart(segments, logStartOffset);
        if (limits.delete()) {
            expired = Math.max(expired, tooOld(segments, limits.retentionMs(), nowMs));
            expired = Math.max(expired, tooMuch(segments, limits.retentionBytes()));
        }
        boolean activeToo = expired == segments.size();
        return activeToo && segments.getLast().sizeBytes() == 0 ? expired - 1 : expired;
    }

    /// How many of the oldest hold nothing from the log start offset on. Never the active one: its end is not known
    /// from the list.
    static int beforeStart(List<? extends AgingSegment> segments, long logStartOffset) {
        int gone = 0;
        while (gone + 1 < segments.size() && segments.get(gone + 1).baseOffset() <= logStartOffset) {
            gone++;
        }
        return gone;
    }

    private static int tooOld(List<? extends AgingSegment> segments, long retentionMs, long nowMs) throws IOException {
        if (retentionMs == Limits.NONE) {
            return 0;
        }
        int gone = 0;
        while (gone < segments.size() && nowMs - segments.get(gone).newestMs() > retentionMs) {
            gone++;
        }
        return gone;
    }

    private static int tooMuch(List<? extends AgingSegment> segments, long retentionBytes) {
        if (retentionBytes == Limits.NONE) {
            return 0;
        }
        long excess = segments.stream().mapToLong(AgingSegment::sizeBytes).sum() - retentionBytes;
        int gone = 0;
        while (gone < segments.size() && excess >= segments.get(gone).sizeBytes()) {
            excess -= segments.get(gone).sizeBytes();
            gone++;
        }
        return gone;
    }
}
