package dev.offsetlab.engine.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A log's segments by base offset: an immutable sorted array that is replaced as a whole, so that a lookup is a binary
/// search without a lock, as fast in the first of 10,000 segments as in the last.
///
/// ```
///   base offsets   [ 0 | 1500 | 3200 | 4100 ]         the last is the active one
///   floor(1523) ->       1500: the segment with the largest base offset not past 1523
/// ```
///
/// **Threads.** Changed under the log's lock, read by any thread. There is always an active segment.
final class Segments {
    private static final class Snapshot {
        final long[] baseOffsets;
        final LogSegment[] segments;

        Snapshot(Collection<LogSegment> unsorted) {
            segments = unsorted.toArray(LogSegment[]::new);
            Arrays.sort(segments, Comparator.comparingLong(LogSegment::baseOffset));
            baseOffsets =
                    Arrays.stream(segments).mapToLong(LogSegment::baseOffset).toArray();
        }

        /// Index of the last segment whose base offset is not past `offset`; -1 where there is none.
        int floor(long offset) {
            return floor(offset, SearchSteps.NONE);
        }

        int floor(long offset, SearchSteps steps) {
            int low = 0;
            int high = baseOffsets.length;
            while (low < high) { // the first segment that begins past the offset is in [low, high]
                int middle = (low + high) >>> 1;
                boolean right = baseOffsets[middle] <= offset;
                steps.segmentProbe(baseOffsets, middle, right);
                if (right) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }

    private volatile Snapshot now;

    /// @param segments at least one
    Segments(Collection<LogSegment> segments) {
        now = new Snapshot(segments);
    }

    Optional<LogSegment> floor(long offset, SearchSteps steps) {
        Snapshot snapshot = now;
        int index = snapshot.floor(offset, steps);
        return index < 0 ? Optional.empty() : Optional.of(snapshot.segments[index]);
    }

    /// The segment with this base offset.
    Optional<LogSegment> at(long baseOffset) {
        Snapshot snapshot = now;
        int found = Arrays.binarySearch(snapshot.baseOffsets, baseOffset);
        return found < 0 ? Optional.empty() : Optional.of(snapshot.segments[found]);
    }

    /// The segment behind `segment`; empty behind the active one.
    Optional<LogSegment> after(LogSegment segment) {
        Snapshot snapshot = now;
        int index = snapshot.floor(segment.baseOffset()) + 1;
        return index < snapshot.segments.length ? Optional.of(snapshot.segments[index]) : Optional.empty();
    }

    LogSegment first() {
        return now.segments[0];
    }

    LogSegment active() {
        LogSegment[] segments = now.segments;
        return segments[segments.length - 1];
    }

    /// Oldest first, the active one last.
    List<LogSegment> all() {
        return List.of(now.segments);
    }

    /// Oldest first, from the one whose base offset is the last not past `offset`; all where there is none.
    List<LogSegment> from(long offset) {
        Snapshot snapshot = now;
        int first = Math.max(0, snapshot.floor(offset));
        return List.of(Arrays.copyOfRange(snapshot.segments, first, snapshot.segments.length));
    }

    /// All but the active one, oldest first.
    List<LogSegment> closed() {
        List<LogSegment> all = all();
        return all.subList(0, all.size() - 1);
    }

    void add(LogSegment segment) {
        replace(List.of(), List.of(segment));
    }

    void remove(Collection<LogSegment> gone) {
        replace(gone, List.of());
    }

    /// In one step, so that no reader finds a gap.
    void replace(Collection<LogSegment> gone, Collection<LogSegment> instead) {
        Set<LogSegment> leaving = Set.copyOf(gone);
        List<LogSegment> next = new ArrayList<>(all());
        next.removeIf(leaving::contains);
        next.addAll(instead);
        now = new Snapshot(next);
    }
}
