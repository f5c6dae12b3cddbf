package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.RecordReader;
import dev.offsetlab.engine.record.RecordTime;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The engine's own [TimestampSearch].
///
/// ```
///   time index   an offset up to which nothing is that young
///   index        that offset's position
///   headers      the first batch whose largest timestamp reaches T
///   records      the first one at or after T
/// ```
final class IndexedTimestampSearch {
    private IndexedTimestampSearch() {}

    static Optional<TimestampedOffset> firstAtOrAfter(TimedSegment segment, long timestampMs) throws IOException {
        ByteBuffer entries = segment.timeEntries();
        int count = entries.limit() / TimeIndex.ENTRY_BYTES;
        long position = segment.positionNear(TimeIndex.floor(entries, count, segment.baseOffset(), timestampMs));
        Optional<BatchHeader> header = segment.headerAt(position);
        while (header.isPresent()) {
            boolean candidate =
                    header.get().maxTimestampMs() >= timestampMs && header.get().lastOffset() >= segment.startOffset();
            if (candidate) {
                Optional<TimestampedOffset> found =
                        firstIn(segment.batchAt(position), timestampMs, segment.startOffset());
                if (found.isPresent()) {
                    return found;
                }
            }
            position += header.get().sizeBytes();
            header = segment.headerAt(position);
        }
        return Optional.empty();
    }

    private static Optional<TimestampedOffset> firstIn(ByteBuffer batch, long timestampMs, long startOffset)
            throws IOException {
        try (RecordReader records = new RecordReader(batch)) {
            while (records.hasNext()) {
                RecordTime record = records.nextTime();
                if (record.timestampMs() >= timestampMs && record.offset() >= startOffset) {
                    return Optional.of(new TimestampedOffset(record.timestampMs(), record.offset()));
                }
            }
        }
        return Optional.empty();
    }
}
