package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.Optional;

/// The part of a log that finds a record by its timestamp within one segment. Asked by each `ListOffsets` that names a
/// timestamp, for one segment after the other, oldest first, as far as their largest timestamps do not rule them out.
///
/// **Threads.** Several at a time: an implementation keeps nothing between two calls.
@FunctionalInterface
public interface TimestampSearch {
    /// The engine's own: [IndexedTimestampSearch].
    TimestampSearch ENGINE = IndexedTimestampSearch::firstAtOrAfter;

    /// The record with the smallest offset, not before the segment's [start][TimedSegment#startOffset()], whose
    /// timestamp is `timestampMs` or later; empty where the segment has none.
    Optional<TimestampedOffset> firstAtOrAfter(TimedSegment segment, long timestampMs) throws IOException;
}
