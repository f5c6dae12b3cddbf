package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The two indexes of one segment: in memory while they grow or are used, made anew where they are missing or damaged.
///
/// Which batches get an entry is decided here, by one rule for appends and for rebuilding: a batch does when more than
/// `index.interval.bytes` of batches came since the last entry.
///
/// **Threads.** Any thread may ask for the indexes; the first one to do so reads them, under this object's monitor.
/// Growing, adding and trimming belong to the log's lock.
final class SegmentIndexes {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentIndexes.class);

    private final Path folder;
    private final long baseOffset;
    private final SegmentFile log;
    private final Repairs repairs;
    private volatile @Nullable Loaded loaded;
    private volatile boolean growing;

    // The writer's own: what the next entries will say.
    private long bytesSinceEntry;
    private volatile @Nullable TimestampedOffset largest;

    private record Loaded(OffsetIndex offsets, TimeIndex times) {}

    SegmentIndexes(Path folder, long baseOffset, SegmentFile log, Repairs repairs) {
        this.folder = folder;
        this.baseOffset = baseOffset;
        this.log = log;
        this.repairs = repairs;
    }

    OffsetIndex offsets() throws IOException {
        return loaded().offsets;
    }

    TimeIndex times() throws IOException {
        return loaded().times;
    }

    private Loaded loaded() throws IOException {
        Loaded now = loaded;
        return now != null ? now : load();
    }

    private synchronized Loaded load() throws IOException {
        Loaded now = loaded;
        if (now == null) {
            now = readOrRebuild();
            loaded = now;
        }
        return now;
    }

    private Loaded readOrRebuild() throws IOException {
        long startNs = repairs.observation().startNs();
        try {
            Loaded read = new Loaded(
                    OffsetIndex.read(path(SegmentName.OFFSET_INDEX), baseOffset, log.sizeBytes()),
                    TimeIndex.read(path(SegmentName.TIME_INDEX), baseOffset));
            checkLastEntry(read.offsets);
            return read;
        } catch (NoSuchFileException missing) {
            rebuild(LogConfig.DEFAULTS);
            repairs.done(baseOffset, 0, "missing index rebuilt", startNs);
        } catch (DamagedIndexException damaged) {
            rebuild(LogConfig.DEFAULTS);
            repairs.done(baseOffset, 0, damaged.getMessage() + "; rebuilt", startNs);
        }
        return new Loaded(
                OffsetIndex.read(path(SegmentName.OFFSET_INDEX), baseOffset, log.sizeBytes()),
                TimeIndex.read(path(SegmentName.TIME_INDEX), baseOffset));
    }

    /// The last entry of an index must meet its batch, and an index of a log file with many batches has an entry.
    private void checkLastEntry(OffsetIndex index) throws IOException {
        int last = index.count() - 1;
        long position = last < 0 ? 0 : index.position(last);
        if (!log.retain()) {
            return; // deleted meanwhile: nobody will look anything up
        }
        try {
            BatchCursor batches = new BatchCursor(log.region(position, log.sizeBytes() - position));
            boolean entered = batches.next();
            if (last >= 0 && (!entered || batches.header().lastOffset() != index.offset(last))) {
                throw new DamagedIndexException(
                        path(SegmentName.OFFSET_INDEX), "no such batch: position=" + position + " entry=" + last);
            }
            int interval = LogConfig.DEFAULTS.indexIntervalBytes();
            while (last < 0 && entered && batches.position() <= interval) {
                entered = batches.next();
            }
            if (last < 0 && entered) {
                throw new DamagedIndexException(path(SegmentName.OFFSET_INDEX), "it is empty and the log file is not");
            }
        } catch (DamagedBatchException noBatchThere) {
            throw new DamagedIndexException(
                    path(SegmentName.OFFSET_INDEX), "no batch: position=" + position + " entry=" + last);
        } finally {
            log.release();
        }
    }

    /// Makes both files anew from the batch headers, and leaves them trimmed.
    void rebuild(LogConfig config) throws IOException {
        if (!log.retain()) {
            throw new NoSuchFileException(log.path().toString());
        }
        try {
            Loaded made = create(config);
            BatchCursor batches = new BatchCursor(log.region(0, log.sizeBytes()));
            while (batches.next()) {
                add(made, batches.header(), batches.position(), config.indexIntervalBytes());
            }
            finish(made);
        } finally {
            log.release();
        }
    }

    /// Starts empty indexes, for a new segment or for one that is scanned from its start.
    synchronized void startEmpty(LogConfig config) throws IOException {
        bytesSinceEntry = 0;
        largest = null;
        loaded = create(config);
        growing = true;
    }

    /// Makes the indexes of a segment that was closed ready to grow again.
    synchronized void resume(LogConfig config) throws IOException {
        Loaded read = loaded();
        int entries = read.offsets.count();
        bytesSinceEntry = log.sizeBytes() - (entries == 0 ? 0 : read.offsets.position(entries - 1));
        largest = read.times.last().orElse(null);
        loaded = new Loaded(
                OffsetIndex.grow(
                        path(SegmentName.OFFSET_INDEX), baseOffset, config.indexMaxBytes(), read.offsets.count()),
                TimeIndex.grow(path(SegmentName.TIME_INDEX), baseOffset, config.indexMaxBytes(), read.times.count()));
        growing = true;
    }

    private Loaded create(LogConfig config) throws IOException {
        return new Loaded(
                OffsetIndex.grow(path(SegmentName.OFFSET_INDEX), baseOffset, config.indexMaxBytes(), 0),
                TimeIndex.grow(path(SegmentName.TIME_INDEX), baseOffset, config.indexMaxBytes(), 0));
    }

    /// A batch was appended at `position`.
    void added(BatchHeader batch, long position, int intervalBytes) throws IOException {
        add(loaded(), batch, position, intervalBytes);
    }

    private void add(Loaded indexes, BatchHeader batch, long position, int intervalBytes) {
        noteTimestamp(batch);
        if (bytesSinceEntry > intervalBytes && !indexes.offsets.isFull() && !indexes.times.isFull()) {
            addEntries(indexes, batch, position);
            bytesSinceEntry = 0;
        }
        bytesSinceEntry += batch.sizeBytes();
    }

    /// The files are sparse: on a full disk a write to mapped memory faults. The batch is stored, so it must not fail;
    /// an index with an entry less is only slower.
    private void addEntries(Loaded indexes, BatchHeader batch, long position) {
        try {
            indexes.offsets.append(batch.lastOffset(), position);
            addLargest(indexes);
        } catch (InternalError diskFull) {
            LOG.warn("no room for an index entry: disk full? segment={} file={}", baseOffset, log.path());
        }
    }

    /// A batch behind the last entry, met when the segment was opened: it counts for the largest timestamp.
    void noteTimestamp(BatchHeader batch) {
        TimestampedOffset before = largest;
        if (before == null || batch.maxTimestampMs() > before.timestampMs()) {
            largest = new TimestampedOffset(batch.maxTimestampMs(), batch.lastOffset());
        }
    }

    private void addLargest(Loaded indexes) {
        TimestampedOffset now = largest;
        if (now != null && now.timestampMs() >= 0) {
            indexes.times.append(now);
        }
    }

    /// The segment is closed: the last time entry, then both files are cut to their entries.
    synchronized void trim() throws IOException {
        Loaded now = loaded;
        if (growing && now != null) {
            finish(now);
            growing = false;
            loaded = null; // read again, without the mapping, when somebody asks
        }
    }

    private void finish(Loaded indexes) throws IOException {
        addLargest(indexes);
        indexes.offsets.trim();
        indexes.times.trim();
    }

    /// Forgets what can be read again.
    void letGo() {
        if (!growing) {
            loaded = null;
        }
    }

    boolean isFull() throws IOException {
        Loaded now = loaded();
        return now.offsets.isFull() || now.times.isFull();
    }

    /// While growing: of all batches so far. Of a closed segment: the last entry of its time index.
    Optional<TimestampedOffset> largestTimestamp() throws IOException {
        if (growing) {
            return Optional.ofNullable(largest);
        }
        TimestampedOffset known = largest;
        if (known == null) {
            known = times().last().orElse(null);
            largest = known;
        }
        return Optional.ofNullable(known);
    }

    /// Entries of the offset index; of a closed segment by the size of its file.
    int entryCount() {
        Loaded now = loaded;
        if (now != null) {
            return now.offsets.count();
        }
        return (int) (path(SegmentName.OFFSET_INDEX).toFile().length() / OffsetIndex.ENTRY_BYTES);
    }

    /// A reader that still has the log file finds the indexes in memory: read again later, they would be another's, or
    /// made anew under names that a compacted segment bears by then.
    synchronized void delete() throws IOException {
        try {
            loaded();
        } catch (IOException unreadable) {
            loaded = null; // such a reader is told that the segment is gone
        }
        for (String suffix :
                new String[] {SegmentName.OFFSET_INDEX, SegmentName.TIME_INDEX, SegmentName.TRANSACTION_INDEX}) {
            Files.deleteIfExists(path(suffix));
        }
    }

    private Path path(String suffix) {
        return SegmentName.in(folder, baseOffset, suffix);
    }
}
