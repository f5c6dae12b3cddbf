package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.RecordReader;
import dev.offsetlab.engine.record.RecordTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// From a timestamp to a record: the one question for which the broker opens a batch.
///
/// ```
///   first record at or after T
///     segments     the first one whose largest timestamp reaches T
///     time index   an offset before which nothing in it is that young
///     index        that offset's position
///     headers      the first batch whose largest timestamp reaches T
///     records      the first one at or after T
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
        long from = segment.indexes().times().lookup(timestampMs);
        BatchCursor batches = segment.batches(segment.indexes().offsets().lookup(from), limit);
        while (batches.next()) {
            boolean candidate = batches.header().maxTimestampMs() >= timestampMs
                    && batches.header().lastOffset() >= log.logStartOffset;
            if (candidate) {
                Optional<TimestampedOffset> found = firstIn(read(segment, batches), timestampMs);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<TimestampedOffset> firstIn(ByteBuffer batch, long timestampMs) throws IOException {
        long start = log.logStartOffset;
        try (RecordReader records = new RecordReader(batch)) {
            while (records.hasNext()) {
                RecordTime record = records.nextTime();
                if (record.timestampMs() >= timestampMs && record.offset() >= start) {
                    return Optional.of(new TimestampedOffset(record.timestampMs(), record.offset()));
                }
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer read(LogSegment segment, BatchCursor at) throws IOException {
        ByteBuffer batch = ByteBuffer.allocate(at.header().sizeBytes());
        while (batch.hasRemaining()) {
            if (segment.file().channel().read(batch, at.position() + batch.position()) < 0) {
                throw new IOException("the file is shorter than the log knew: position=" + at.position() + " file="
                        + segment.file().path());
            }
        }
        return batch.flip();
    }
}
