package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The log of one partition: record batches in the order of their offsets, in segments.
///
/// ```
///   append  -->  LogAppender  --(LogRoller)-->  [ segment ][ segment ][ active ]
///   read    -->  LogReader    ---------------------^            a range of a file, no bytes
/// ```
///
/// Start reading with [LogAppender] and [LogReader], then [LogSegment] and [OffsetIndex]; [LogLoader] tells
/// what happens when a log is opened, [LogRecovery] what a crash leaves.
///
/// **Threads.** Appends and all other changes take the log's lock; reads take none. With one node the high watermark is
/// the log end offset: a record may be read as soon as it is appended.
public final class PartitionLog {
    private final LogCore core;
    private final String topicId;
    private final LogRoller roller;
    private final LogAppender appender;
    private final LogReader reader;
    private final LogInspection inspection;
    private final TimestampLookup timestamps;
    private final LogCleanUp cleanUp;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private PartitionLog(LogCore core, String topicId) {
        this.core = core;
        this.topicId = topicId;
        this.roller = new LogRoller(core);
        this.appender = new LogAppender(core, roller);
        this.reader = new LogReader(core);
        this.inspection = new LogInspection(core, reader);
        this.timestamps = new TimestampLookup(core);
        this.cleanUp = new LogCleanUp(core, roller);
    }

    /// Opens the log in `folder`, which exists and may be empty; recovers it where the last stop was not clean.
    static PartitionLog open(
            PartitionId id,
            Path folder,
            LogConfig config,
            LogLoader.Checkpoints known,
            InstantSource clock,
            Observation observation)
            throws IOException {
        return open(id, folder, config, known, new PartsInUse(LogParts.ENGINE), clock, observation);
    }

    static PartitionLog open(
            PartitionId id,
            Path folder,
            LogConfig config,
            LogLoader.Checkpoints known,
            PartsInUse parts,
            InstantSource clock,
            Observation observation)
            throws IOException {
        String topicId = PartitionMetadata.read(folder).orElse("");
        TailScan scan = parts.now().upkeep().recovery();
        LogCore.Opened opened = new LogLoader(id, folder, config, scan, clock, observation).open(known);
        return new PartitionLog(new LogCore(opened, config, parts, clock, observation), topicId);
    }

    /// For tests of what must always hold.
    LogCore core() {
        return core;
    }

    public PartitionId id() {
        return core.id;
    }

    /// 22 characters of URL-safe base64, as Kafka writes topic ids.
    public String topicId() {
        return topicId;
    }

    public LogConfig config() {
        return core.config;
    }

    /// Takes effect with the next append, roll or clean-up.
    public void configure(LogConfig config) {
        core.config = config;
    }

    public long logStartOffset() {
        return core.logStartOffset;
    }

    /// Offset that the next record gets.
    public long logEndOffset() {
        return core.end.offset();
    }

    public long sizeBytes() {
        return core.segments.all().stream().mapToLong(LogSegment::sizeBytes).sum();
    }

    /// Without a look at any of them.
    public int segmentCount() {
        return core.segments.all().size();
    }

    public int leaderEpoch() {
        return core.epochs.current();
    }

    /// Appends the one record batch that `batch` holds, as a client sent it: checks it, assigns its offsets in place,
    /// answers an idempotent retry with the offsets of the first try. `batch` may be heap or direct, is read from
    /// its position to its limit, and is changed in place.
    public AppendResult append(ByteBuffer batch) throws IOException {
        return tellListeners(appender.append(batch));
    }

    /// The same for a batch of the broker itself (committed offsets): may be a control batch, is not checked again.
    public AppendResult appendOwn(ByteBuffer batch) throws IOException {
        return tellListeners(appender.appendOwn(batch));
    }

    private AppendResult tellListeners(AppendResult result) {
        if (!result.duplicate()) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    /// Called after each append became visible, on the appending thread, without the log's lock: wakes long polls.
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    /// The file range that starts with the batch that holds `offset`, at most `maxBytes` long, within one segment.
    ///
    /// @param wholeFirstBatch where the first batch alone is larger than `maxBytes`, return it whole (so that a
    ///                        reader always gets on), else an empty region
    public LogRead read(long offset, int maxBytes, boolean wholeFirstBatch) throws IOException {
        return reader.read(offset, maxBytes, wholeFirstBatch);
    }

    /// How [#read] finds `offset`, step by step, and the range it would answer with. An offset outside of the log and
    /// a damaged file are results, not errors.
    public SearchTrace explain(long offset, int maxBytes) throws IOException {
        return inspection.explain(offset, maxBytes);
    }

    /// The bytes of the batch that holds `offset` (or of the first one behind it, where compaction took it), at most
    /// `maxBytes` of them. Empty at the log's end.
    ///
    /// @throws OffsetOutOfRangeException where the log does not hold it
    public Optional<BatchBytes> batchAt(long offset, int maxBytes) throws IOException {
        return inspection.batch(offset, maxBytes);
    }

    /// First record at or after `timestampMs`.
    public Optional<TimestampedOffset> offsetForTimestamp(long timestampMs) throws IOException {
        return timestamps.firstAtOrAfter(timestampMs);
    }

    /// The record with the largest timestamp.
    public Optional<TimestampedOffset> maxTimestamp() throws IOException {
        return timestamps.largest();
    }

    /// End offset of the largest epoch at or below `leaderEpoch`; empty for an epoch that is not known here.
    public Optional<EpochEnd> endOfEpoch(int leaderEpoch) {
        return core.epochs.endOf(leaderEpoch, logEndOffset());
    }

    public record EpochEnd(int leaderEpoch, long endOffset) {}

    /// Moves the log start offset up to `offset` (Kafka's DeleteRecords); -1 means the end. Returns the new start.
    public long deleteRecordsBefore(long offset) throws IOException {
        return cleanUp.deleteRecordsBefore(offset);
    }

    /// Oldest first.
    public List<SegmentSnapshot> segments() {
        return inspection.segments();
    }

    /// What [#segments] tells, without a look at any file.
    public LogOutline outline() {
        return inspection.outline();
    }

    /// The offset index of the segment with this base offset; empty where there is none (any more).
    public Optional<IndexEntries> indexEntries(long baseOffset) throws IOException {
        return inspection.indexEntries(baseOffset);
    }

    /// Lets go of the mapping of the segment with this base offset, once no reader uses it: mapped pages cannot be
    /// evicted from the page cache. It is mapped again when a reader needs it.
    public void unmap(long baseOffset) {
        core.segments.at(baseOffset).ifPresent(segment -> segment.file().unmap());
    }

    public void roll() throws IOException {
        core.lock.lock();
        try {
            core.checkOpen();
            roller.roll("asked for");
        } finally {
            core.lock.unlock();
        }
    }

    /// Waits until all that was appended so far is on the disk.
    public void flush() throws IOException {
        core.flushBelow(core.end.offset());
    }

    /// Deletes segments that retention by time or size no longer keeps; returns how many.
    public int applyRetention() throws IOException {
        return cleanUp.applyRetention();
    }

    /// Compacts closed segments where the dirty ratio asks for it; returns bytes won.
    public long compact() throws IOException {
        return cleanUp.compact();
    }

    /// Brings the closed segments to the disk, so that a start after a crash need not check them; and all that lies
    /// below the log start offset, so that the log never ends before it.
    void flushForCheckpoint() throws IOException {
        core.flushBelow(Math.max(core.segments.active().baseOffset(), core.logStartOffset));
    }

    /// Everything below is on the disk.
    long recoveryPoint() {
        return core.recoveryPoint;
    }

    long firstBaseOffset() {
        return core.segments.first().baseOffset();
    }

    /// Flushes, trims the indexes, keeps the producers' states. Reads and appends are refused from now on.
    void close() throws IOException {
        core.close();
    }

    /// The folder was renamed and the partition is gone: readers in flight finish, then their files go.
    void deleteIn(Path renamedFolder) throws IOException {
        core.deleteIn(renamedFolder);
    }
}
