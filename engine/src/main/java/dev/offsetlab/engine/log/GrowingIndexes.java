package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The indexes of a segment that is being written: which batches get an entry is decided here, by one rule for appends,
/// for rebuilding and for compaction. A batch gets one when more than `index.interval.bytes` of batches came since the
/// last entry.
///
/// ```
///   batches, 3,000 bytes each    0       3000      6000      9000      12000
///   bytes since the last entry   0       3000      6000      3000      6000
///   entry (interval 4,096)                         here                here
/// ```
///
/// **Threads.** One writer, under the log's lock where it is a log's segment; any thread may ask for the largest
/// timestamp.
final class GrowingIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(GrowingIndexes.class);

    private final IndexPaths paths;
    private final IndexPair indexes;
    private long bytesSinceEntry;
    private volatile @Nullable TimestampedOffset largest;

    private GrowingIndexes(IndexPaths paths, IndexPair indexes, long bytesSinceEntry) {
        this.paths = paths;
        this.indexes = indexes;
        this.bytesSinceEntry = bytesSinceEntry;
    }

    /// Of a segment that is empty, or scanned from its start.
    static GrowingIndexes create(IndexPaths paths, int maxBytes) throws IOException {
        return new GrowingIndexes(paths, IndexPair.create(paths, maxBytes), 0);
    }

    /// Goes on where `closed` ended. The batches behind its last entry are [noted][#noteTimestamp] by the caller.
    static GrowingIndexes resume(IndexPaths paths, int maxBytes, IndexPair closed, long logBytes) throws IOException {
        int entries = closed.offsets().count();
        long entered = entries == 0 ? 0 : closed.offsets().position(entries - 1);
        GrowingIndexes growing = new GrowingIndexes(paths, closed.growing(paths, maxBytes), logBytes - entered);
        growing.largest = closed.times().last().orElse(null);
        return growing;
    }

    IndexPair indexes() {
        return indexes;
    }

    /// A batch was appended at `position`.
    void add(BatchHeader batch, long position, int intervalBytes) {
        noteTimestamp(batch);
        if (bytesSinceEntry > intervalBytes && !indexes.isFull()) {
            addEntries(batch, position);
            bytesSinceEntry = 0;
        }
        bytesSinceEntry += batch.sizeBytes();
    }

    /// The files are sparse: on a full disk a write to mapped memory faults. The batch is stored, so it must not fail;
    /// an index with an entry less is only slower.
    private void addEntries(BatchHeader batch, long position) {
        try {
            indexes.offsets().append(batch.lastOffset(), position);
            addLargest();
        } catch (InternalError diskFull) {
            LOG.warn("no room for an index entry: disk full? file={}", paths.offsets());
        }
    }

    void noteTimestamp(BatchHeader batch) {
        TimestampedOffset before = largest;
        if (before == null || batch.maxTimestampMs() > before.timestampMs()) {
            largest = new TimestampedOffset(batch.maxTimestampMs(), batch.lastOffset());
        }
    }

    /// Of all batches so far.
    Optional<TimestampedOffset> largest() {
        return Optional.ofNullable(largest);
    }

    private void addLargest() {
        TimestampedOffset now = largest;
        if (now != null && now.timestampMs() >= 0) {
            indexes.times().append(now);
        }
    }

    /// Nothing more is added: the last time entry, then both files are cut to their entries. May be tried again where
    /// it failed: the last entry is not added twice.
    void finish() throws IOException {
        try {
            addLargest();
        } catch (InternalError diskFull) {
            throw new IOException("no room for the last index entry: disk full? file=" + paths.times(), diskFull);
        }
        indexes.trim();
    }
}
