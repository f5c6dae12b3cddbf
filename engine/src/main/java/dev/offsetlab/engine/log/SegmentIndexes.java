package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two indexes of one segment over its life.
///
/// ```
///   active    GrowingIndexes: mapped, an entry now and then
///     | trim
///   closed    nothing in memory  <---->  an IndexPair that IndexReader read
///                               asked for / let go
/// ```
///
/// **Threads.** Any thread may ask for the indexes; the first one to do so reads them, under this object's monitor.
/// Growing, adding and trimming belong to the log's lock.
final class SegmentIndexes {
    private final IndexPaths paths;
    private final SegmentFile log;
    private final IndexReader reader;
    private volatile @Nullable IndexPair loaded;
    private volatile @Nullable GrowingIndexes growing;

    /// The widest that may lie between two entries: the setting may change while the segment grows.
    private volatile int intervalBytes;

    /// Of a closed segment, once it is known.
    private volatile @Nullable TimestampedOffset largest;

    SegmentIndexes(IndexPaths paths, SegmentFile log, LogConfig config, Repairs repairs) {
        this.paths = paths;
        this.log = log;
        this.reader = new IndexReader(paths, log, config.indexMaxBytes(), repairs);
        this.intervalBytes = config.indexIntervalBytes();
    }

    OffsetIndex offsets() throws IOException {
        return loaded().offsets();
    }

    TimeIndex times() throws IOException {
        return loaded().times();
    }

    private IndexPair loaded() throws IOException {
        IndexPair now = loaded;
        return now != null ? now : load();
    }

    private synchronized IndexPair load() throws IOException {
        IndexPair now = loaded;
        if (now == null) {
            now = reader.read(intervalBytes);
            loaded = now;
        }
        return now;
    }

    /// Starts empty indexes, for a new segment or for one that is scanned from its start.
    synchronized void startEmpty(LogConfig config) throws IOException {
        grow(GrowingIndexes.create(paths, config.indexMaxBytes()));
    }

    /// Makes the indexes of a segment that was closed ready to grow again.
    synchronized void resume(LogConfig config) throws IOException {
        grow(GrowingIndexes.resume(paths, config.indexMaxBytes(), loaded(), log.sizeBytes()));
    }

    private void grow(GrowingIndexes now) {
        loaded = now.indexes();
        growing = now;
    }

    /// A batch was appended at `position`.
    void added(BatchHeader batch, long position, int intervalBytes) {
        active().add(batch, position, intervalBytes);
        if (intervalBytes > this.intervalBytes) {
            this.intervalBytes = intervalBytes;
        }
    }

    /// A batch behind the last entry, met when the segment was opened: it counts for the largest timestamp.
    void noteTimestamp(BatchHeader batch) {
        active().noteTimestamp(batch);
    }

    private GrowingIndexes active() {
        GrowingIndexes now = growing;
        if (now == null) {
            throw new IllegalStateException("the segment is closed: file=" + log.path());
        }
        return now;
    }

    /// The segment is closed: the files are finished, and read again, without the mapping, when somebody asks.
    synchronized void trim() throws IOException {
        GrowingIndexes now = growing;
        if (now != null) {
            now.finish();
            largest = now.largest().orElse(null);
            growing = null;
            loaded = null;
        }
    }

    /// Forgets what can be read again.
    void letGo() {
        if (growing == null) {
            loaded = null;
        }
    }

    boolean isFull() throws IOException {
        return loaded().isFull();
    }

    /// While growing: of all batches so far. Of a closed segment: the last entry of its time index.
    Optional<TimestampedOffset> largestTimestamp() throws IOException {
        GrowingIndexes now = growing;
        if (now != null) {
            return now.largest();
        }
        TimestampedOffset known = largest;
        if (known == null) {
            known = times().last().orElse(null);
            largest = known;
        }
        return Optional.ofNullable(known);
    }

    /// The offset index for people who look: the log file is left alone, for a look must not warm it.
    IndexEntries entries() throws IOException {
        IndexPair now = loaded;
        return IndexEntries.of(
                now != null ? now.offsets() : OffsetIndex.read(paths.offsets(), paths.baseOffset(), log.sizeBytes()));
    }

    /// Entries of the offset index; of a closed segment by the size of its file.
    int entryCount() {
        IndexPair now = loaded;
        if (now != null) {
            return now.offsets().count();
        }
        return (int) (paths.offsets().toFile().length() / OffsetIndex.ENTRY_BYTES);
    }

    /// A reader that still has the log file finds the indexes in memory: read again later, they would be another's, or
    /// made anew under names that a compacted segment bears by then.
    synchronized void delete() throws IOException {
        try {
            loaded();
        } catch (IOException unreadable) {
            loaded = null; // such a reader is told that the segment is gone
        }
        for (Path path : List.of(paths.offsets(), paths.times(), paths.transactions())) {
            Files.deleteIfExists(path);
        }
    }
}
