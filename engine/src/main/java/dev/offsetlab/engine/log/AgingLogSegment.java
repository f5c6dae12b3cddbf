package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// A segment as a [RetentionRule] sees it.
record AgingLogSegment(LogSegment segment) implements RetentionRule.AgingSegment {
    static List<AgingLogSegment> all(List<LogSegment> segments) {
        return segments.stream().map(AgingLogSegment::new).toList();
    }

    @Override
    public long baseOffset() {
        return segment.baseOffset();
    }

    @Override
    public long sizeBytes() {
        return segment.sizeBytes();
    }

    /// Where no record has a timestamp, the time of the last write to the file.
    @Override
    public long newestMs() throws IOException {
        Optional<TimestampedOffset> largest = segment.largestTimestamp();
        return largest.isPresent() && largest.get().timestampMs() >= 0
                ? largest.get().timestampMs()
                : Files.getLastModifiedTime(segment.file().path()).toMillis();
    }
}
