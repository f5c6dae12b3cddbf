package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

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
    private static final long NO_LIMIT = -1;

    private final List<LogSegment> segments;
    private final LogConfig config;

    /// @param segments oldest first, the active one last
    Retention(List<LogSegment> segments, LogConfig config) {
        this.segments = segments;
        this.config = config;
    }

    /// How many of the oldest segments go, the active one among them where it holds records and all of them do.
    int expired(long logStartOffset, long nowMs) throws IOException {
        int expired = beforeStart(segments, logStartOffset);
        if (config.delete()) {
            expired = Math.max(expired, tooOld(nowMs));
            expired = Math.max(expired, tooMuch());
        }
        boolean activeToo = expired == segments.size();
        return activeToo && segments.getLast().isEmpty() ? expired - 1 : expired;
    }

    /// How many of the oldest hold nothing from the log start offset on. Never the active one: its end is not known
    /// from the list.
    static int beforeStart(List<LogSegment> segments, long logStartOffset) {
        int gone = 0;
        while (gone + 1 < segments.size() && segments.get(gone + 1).baseOffset() <= logStartOffset) {
            gone++;
        }
        return gone;
    }

    private int tooOld(long nowMs) throws IOException {
        if (config.retentionMs() == NO_LIMIT) {
            return 0;
        }
        int gone = 0;
        while (gone < segments.size() && nowMs - newestMs(segments.get(gone)) > config.retentionMs()) {
            gone++;
        }
        return gone;
    }

    private static long newestMs(LogSegment segment) throws IOException {
        Optional<TimestampedOffset> largest = segment.largestTimestamp();
        return largest.isPresent() && largest.get().timestampMs() >= 0
                ? largest.get().timestampMs()
                : Files.getLastModifiedTime(segment.file().path()).toMillis();
    }

    private int tooMuch() {
        if (config.retentionBytes() == NO_LIMIT) {
            return 0;
        }
        long excess = segments.stream().mapToLong(LogSegment::sizeBytes).sum() - config.retentionBytes();
        int gone = 0;
        while (gone < segments.size() && excess >= segments.get(gone).sizeBytes()) {
            excess -= segments.get(gone).sizeBytes();
            gone++;
        }
        return gone;
    }
}
