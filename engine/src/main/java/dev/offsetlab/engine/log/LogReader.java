package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.Optional;

/// From an offset to a range of a file, without a lock and without a look at a record.
///
/// ```
///   offset 1523
///     segments   binary search           -> the segment with base offset 1500
///     index      binary search           -> position 6000, near it
///     headers    a few, in one read      -> position 8000: the batch 1520..1529 holds it
///     answer     file, from 8000, at most maxBytes
/// ```
///
/// A reader takes one look at the log's end and stays below it, however far appends go on meanwhile. A segment that
/// is deleted between the lookup and the retain is simply looked up again.
///
/// **Threads.** Any.
final class LogReader {
    private final LogCore log;

    LogReader(LogCore log) {
        this.log = log;
    }

    /// Where a read starts; the segment's file is retained.
    ///
    /// @param firstBytes size of the batch there, 0 at the end of the log
    /// @param limit      how far the file may be read
    private record Start(LogSegment segment, long position, int firstBytes, long limit) {}

    LogRead read(long offset, int maxBytes, boolean wholeFirstBatch) throws IOException {
        return read(offset, maxBytes, wholeFirstBatch, SearchSteps.NONE);
    }

    /// The same, and `steps` hears how it went.
    LogRead read(long offset, int maxBytes, boolean wholeFirstBatch, SearchSteps steps) throws IOException {
        while (true) {
            LogEnd end = log.end;
            steps.begin(end);
            Optional<Start> found = find(offset, end, steps);
            if (found.isPresent()) {
                Start start = found.get();
                long sizeBytes = Math.min(maxBytes, start.limit - start.position);
                if (start.firstBytes > maxBytes) {
                    sizeBytes = wholeFirstBatch ? start.firstBytes : 0;
                }
                return new LogRead(
                        start.segment.file().region(start.position, sizeBytes),
                        log.logStartOffset,
                        end.offset(),
                        start.segment != end.segment());
            }
        }
    }

    /// The batch that holds `offset`, or the first one behind it where compaction took it, or the end of the log.
    /// Empty where a segment was deleted a moment ago: then the log has changed, look again.
    private Optional<Start> find(long offset, LogEnd end, SearchSteps steps) throws IOException {
        checkRange(offset, end);
        Optional<LogSegment> next =
                offset == end.offset() ? Optional.of(end.segment()) : log.segments.floor(offset, steps);
        while (next.isPresent()) {
            LogSegment segment = next.get();
            if (!segment.file().retain()) {
                return Optional.empty();
            }
            Optional<Start> start = Optional.empty();
            try {
                start = findIn(segment, offset, end, steps);
            } finally {
                if (start.isEmpty()) {
                    segment.file().release();
                }
            }
            if (start.isPresent()) {
                return start;
            }
            next = log.segments.after(segment);
        }
        return Optional.empty();
    }

    private Optional<Start> findIn(LogSegment segment, long offset, LogEnd end, SearchSteps steps) throws IOException {
        long limit = end.limitOf(segment);
        steps.enter(segment, limit);
        Optional<BatchPosition> batch =
                offset == end.offset() ? Optional.empty() : segment.locate(offset, limit, steps, log.parts());
        if (batch.isEmpty() && segment == end.segment()) {
            return Optional.of(new Start(segment, limit, 0, limit));
        }
        return batch.map(
                found -> new Start(segment, found.position(), found.header().sizeBytes(), limit));
    }

    private void checkRange(long offset, LogEnd end) throws IOException {
        log.checkOpen();
        long start = log.logStartOffset;
        if (offset < start || offset > end.offset()) {
            throw new OffsetOutOfRangeException(log.id, offset, start, end.offset());
        }
    }
}
