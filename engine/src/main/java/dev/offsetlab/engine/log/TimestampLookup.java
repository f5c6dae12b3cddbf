package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.Optional;

/// From a timestamp to a record: the one question for which the broker opens a batch.
///
/// ```
///   first record at or after T
///     segments     the first one whose largest timestamp reaches T
///     in it        TimestampSearch: time index, index, headers, records
/// ```
///
/// **Threads.** Any.
final class TimestampLookup {
    private final LogCore log;

    TimestampLookup(LogCore log) {
        this.log = log;
    }

    /// The record with the smallest offset whose timestamp is `timestampMs` or later.
    Optional<TimestampedOffset> firstAtOrAfter(long timestampMs) throws IOException {
        LogEnd end = log.end;
        for (LogSegment segment : log.segments.all()) {
            if (segment.file().retain()) {
                try {
                    Optional<TimestampedOffset> found = firstIn(segment, timestampMs, end.limitOf(segment));
                    if (found.isPresent()) {
                        return found;
                    }
                } finally {
                    segment.file().release();
                }
            }
        }
        return Optional.empty();
    }

    /// The first record that bears the log's largest timestamp.
    Optional<TimestampedOffset> largest() throws IOException {
        Optional<TimestampedOffset> largest = Optional.empty();
        for (LogSegment segment : log.segments.all()) {
            Optional<TimestampedOffset> candidate = segment.largestTimestamp();
            if (candidate.isPresent()
                    && (largest.isEmpty()
                            || candidate.get().timestampMs() > largest.get().timestampMs())) {
                largest = candidate;
            }
        }
        return largest.isEmpty() ? largest : firstAtOrAfter(largest.get().timestampMs());
    }

    private Optional<TimestampedOffset> firstIn(LogSegment segment, long timestampMs, long limit) throws IOException {
        Optional<TimestampedOffset> largest = segment.largestTimestamp();
        if (largest.isEmpty() || largest.get().timestampMs() < timestampMs) {
            return Optional.empty();
        }
        TimedSegment timed = new TimedLogSegment(segment, log.logStartOffset, limit);
        return log.parts().timestamps().firstAtOrAfter(timed, timestampMs);
    }
}
