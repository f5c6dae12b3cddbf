package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One piece of a log: a file of record batches and two indexes over it.
///
/// ```
///   orders-0/
///     00000000000000000000.log .index .timeindex       closed: never written again
///     00000000000000001500.log .index .timeindex       active: the only one that grows
///              '-- base offset: no record in it has a smaller one
///
///   offset 1523  --index-->  position near it  --headers-->  position of its batch  -->  a range of the log file
/// ```
///
/// A closed segment costs nothing until it is used: its file is not opened and its indexes are not read.
///
/// **Crash.** The log file may end in the middle of a batch; [LogRecovery] cuts it there. Indexes are made anew.
///
/// **Threads.** Written under the log's lock (append, close, truncate, delete); read by any thread. Readers of the
/// file retain it first: a segment may be deleted at any moment.
final class LogSegment {
    private final long baseOffset;
    private final SegmentFile file;
    private final SegmentIndexes indexes;
    private final long createdMs;
    private volatile @Nullable Long firstTimestampMs;

    private LogSegment(
            Path folder, long baseOffset, SegmentFile file, LogConfig config, Repairs repairs, long createdMs) {
        this.baseOffset = baseOffset;
        this.file = file;
        this.indexes = new SegmentIndexes(new IndexPaths(folder, baseOffset, ""), file, config, repairs);
        this.createdMs = createdMs;
        file.whenLetGo(indexes::letGo);
    }

    /// A new active segment.
    static LogSegment create(Path folder, long baseOffset, LogConfig config, Repairs repairs, long nowMs)
            throws IOException {
        return create(folder, SegmentName.of(baseOffset, SegmentName.LOG), baseOffset, config, repairs, nowMs);
    }

    /// The same, whose log file bears this name.
    static LogSegment create(Path folder, String name, long baseOffset, LogConfig config, Repairs repairs, long nowMs)
            throws IOException {
        SegmentFile file = SegmentFile.create(folder.resolve(name));
        LogSegment segment = new LogSegment(folder, baseOffset, file, config, repairs, nowMs);
        try {
            segment.startEmpty(config);
            return segment;
        } catch (IOException failure) {
            file.delete();
            throw failure;
        }
    }

    /// A closed segment whose log file exists. Nothing is opened.
    static LogSegment at(Path folder, long baseOffset, long sizeBytes, LogConfig config, Repairs repairs, long nowMs) {
        SegmentFile file = SegmentFile.at(SegmentName.in(folder, baseOffset, SegmentName.LOG), sizeBytes);
        return new LogSegment(folder, baseOffset, file, config, repairs, nowMs);
    }

    /// A closed segment in a file that does not bear its last name yet.
    static LogSegment of(
            Path folder, long baseOffset, SegmentFile file, LogConfig config, Repairs repairs, long nowMs) {
        return new LogSegment(folder, baseOffset, file, config, repairs, nowMs);
    }

    long baseOffset() {
        return baseOffset;
    }

    SegmentFile file() {
        return file;
    }

    SegmentIndexes indexes() {
        return indexes;
    }

    long sizeBytes() {
        return file.sizeBytes();
    }

    boolean isEmpty() {
        return file.sizeBytes() == 0;
    }

    /// Appends a batch whose offsets are assigned; returns where in the file it starts. The buffer stays as it was.
    long append(ByteBuffer batch, BatchHeader header, int indexIntervalBytes) throws IOException {
        int start = batch.position();
        try {
            long position = file.append(batch);
            indexes.added(header, position, indexIntervalBytes);
            return position;
        } finally {
            batch.position(start);
        }
    }

    /// The batches from `position` on, as far as `end`. The caller has retained the file.
    BatchCursor batches(long position, long end) {
        return new BatchCursor(file.region(position, Math.max(0, end - position)));
    }

    /// The batches from one at or before `offset` to the end of the file. The caller has retained the file.
    BatchCursor batchesFrom(long offset) throws IOException {
        return batches(indexes.offsets().lookup(offset), sizeBytes());
    }

    /// The first batch before `end` that ends at `offset` or later. The caller has retained the file.
    Optional<BatchPosition> locate(long offset, long end) throws IOException {
        return locate(offset, end, SearchSteps.NONE, LogParts.ENGINE);
    }

    /// The same with these parts, and `steps` hears how it went.
    Optional<BatchPosition> locate(long offset, long end, SearchSteps steps, LogParts parts) throws IOException {
        OffsetIndex index = indexes.offsets();
        SegmentBytes log = new RegionBytes(file.region(0, end));
        if (BatchSearch.ENGINE.equals(parts.search())) {
            return HeaderScan.first(log, index.lookup(offset, steps, parts.floor()), offset, steps);
        }
        OptionalLong found = parts.search().find(near -> index.lookup(near, steps, parts.floor()), log, offset);
        return found.isEmpty() ? Optional.empty() : HeaderScan.first(log, found.getAsLong(), offset, steps);
    }

    /// The segment's largest timestamp and the last offset of the batch that brought it.
    Optional<TimestampedOffset> largestTimestamp() throws IOException {
        return indexes.largestTimestamp();
    }

    /// The first batch's timestamp, from which `segment.ms` counts; empty where there is none.
    OptionalLong firstTimestampMs() throws IOException {
        Long known = firstTimestampMs;
        if (known == null && file.retain()) {
            try {
                BatchCursor batches = batches(0, sizeBytes());
                if (batches.next()) {
                    known = batches.header().maxTimestampMs();
                    firstTimestampMs = known;
                }
            } finally {
                file.release();
            }
        }
        return known == null || known < 0 ? OptionalLong.empty() : OptionalLong.of(known);
    }

    long createdMs() {
        return createdMs;
    }

    /// Makes a segment active whose batches are about to be scanned from the start.
    void startEmpty(LogConfig config) throws IOException {
        indexes.startEmpty(config);
        file.pin(true);
    }

    /// Makes the last segment of a log that was closed well active again; returns the log's end offset.
    long resume(LogConfig config) throws IOException {
        file.pin(true);
        indexes.resume(config);
        return endOffset();
    }

    /// The offset behind the last whole batch. The batches behind the last index entry count for the timestamp.
    long endOffset() throws IOException {
        long next = baseOffset;
        if (file.retain()) {
            try {
                BatchCursor batches = batchesFrom(Long.MAX_VALUE);
                while (batches.next()) {
                    indexes.noteTimestamp(batches.header());
                    next = batches.header().nextOffset();
                }
            } finally {
                file.release();
            }
        }
        return next;
    }

    /// False where the file ends with a piece of a batch, which a clean stop never leaves.
    boolean endsWithWholeBatch() throws IOException {
        if (!file.retain()) {
            return false;
        }
        try {
            BatchCursor batches = batchesFrom(Long.MAX_VALUE);
            boolean more = true;
            while (more) {
                more = batches.next();
            }
            return batches.end() == sizeBytes();
        } catch (IOException damaged) {
            return false;
        } finally {
            file.release();
        }
    }

    /// The end of its time as the active one: nothing is appended any more.
    void seal() throws IOException {
        indexes.trim();
        file.pin(false);
    }

    void flush() throws IOException {
        file.flush();
    }

    /// The files are gone from the folder; a reader that retained the log file reads on.
    void delete() throws IOException {
        file.delete();
        indexes.delete();
    }

    /// The folder with all files of the segment was renamed and is about to be removed.
    void deleteIn(Path renamedFolder) throws IOException {
        file.folderMovedTo(renamedFolder);
        file.delete();
    }

    void close() throws IOException {
        seal();
        file.close();
    }

    /// As people see it; a segment that was deleted a moment ago is shown as far as it is known.
    SegmentSnapshot snapshot(boolean active) {
        return new SegmentSnapshot(
                baseOffset, file.path(), sizeBytes(), active, indexes.entryCount(), largestMsIfKnown());
    }

    private long largestMsIfKnown() {
        try {
            return largestTimestamp().map(TimestampedOffset::timestampMs).orElse(-1L);
        } catch (IOException gone) {
            return -1;
        }
    }
}
