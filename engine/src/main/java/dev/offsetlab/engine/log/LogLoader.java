package dev.offsetlab.engine.log;

import dev.offsetlab.engine.observe.Observation;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Opens the log of one partition folder.
///
/// ```
///   list the folder once       leftovers go, an interrupted compaction is finished
///   stat each .log             sizes, nothing is opened: 10,000 segments cost 10,000 stats
///   not a clean stop?          LogRecovery, from the recovery point on
///   open the last segment      its end is the log's end, its indexes grow again
///   producer states            newest snapshot, then the batch headers behind it
/// ```
///
/// Used once, by the thread that starts the broker or makes the partition.
final class LogLoader {
    private final PartitionId id;
    private final Path folder;
    private final LogConfig config;
    private final InstantSource clock;
    private final TailScan scan;
    private final Repairs repairs;

    /// What was found or made so far, to be closed where the rest fails.
    private List<LogSegment> segments = List.of();

    /// @param scan finds the end of what a crash left
    LogLoader(
            PartitionId id,
            Path folder,
            LogConfig config,
            TailScan scan,
            InstantSource clock,
            Observation observation) {
        this.id = id;
        this.folder = folder;
        this.config = config;
        this.scan = scan;
        this.clock = clock;
        this.repairs = new Repairs(id, observation);
    }

    /// What the data folder's checkpoints say of this partition.
    ///
    /// @param clean         the last stop was clean: files are whole
    /// @param recoveryPoint everything below is on the disk
    record Checkpoints(boolean clean, long recoveryPoint, long logStartOffset) {
        static final Checkpoints NONE = new Checkpoints(false, 0, 0);
    }

    /// On failure nothing stays open.
    LogCore.Opened open(Checkpoints known) throws IOException {
        segments = list();
        try {
            return openSegments(known);
        } catch (IOException | RuntimeException failure) {
            closeAll(failure);
            throw failure;
        }
    }

    private void closeAll(Exception failure) {
        for (LogSegment segment : segments) {
            try {
                segment.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
        }
    }

    private LogCore.Opened openSegments(Checkpoints known) throws IOException {
        boolean resumed = known.clean;
        if (!known.clean) {
            segments = new LogRecovery(config, scan, repairs).recover(segments, known.recoveryPoint);
        }
        long end = segments.isEmpty() ? 0 : endOf(segments.getLast(), resumed);
        long startOffset = startOffset(known.logStartOffset, end);
        if (segments.isEmpty() || end < startOffset) {
            startAnew(startOffset);
            end = startOffset;
        }
        Segments all = new Segments(segments);
        ProducerStates producers = new ProducerStates(id, folder);
        replay(producers, all, startOffset, end, known.clean);
        return new LogCore.Opened(
                folder,
                repairs,
                LeaderEpochs.open(folder, startOffset),
                all,
                producers,
                startOffset,
                end,
                known.clean ? end : Math.min(known.recoveryPoint, end));
    }

    /// The segments by their files, oldest first.
    private List<LogSegment> list() throws IOException {
        Set<String> names = names();
        if (names.stream().anyMatch(name -> name.endsWith(SegmentSwap.CLEANED) || name.endsWith(SegmentSwap.SWAP))) {
            SegmentSwap.recover(folder);
            names = names();
        }
        List<LogSegment> segments = new ArrayList<>();
        for (String name : names) {
            OptionalLong baseOffset = SegmentName.baseOffset(name, SegmentName.LOG);
            if (baseOffset.isPresent()) {
                long sizeBytes = new File(folder.toFile(), name).length();
                segments.add(LogSegment.at(folder, baseOffset.getAsLong(), sizeBytes, config, repairs, clock.millis()));
            } else if (isLeftover(name, names)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
        segments.sort(Comparator.comparingLong(LogSegment::baseOffset));
        return segments;
    }

    /// By the old file API: for tens of thousands of names it makes strings, and nothing else.
    private Set<String> names() throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new NotDirectoryException(folder.toString());
        }
        return Set.of(names);
    }

    /// A file that a crash kept from being removed, or an index without its log file.
    private static boolean isLeftover(String name, Set<String> names) {
        if (name.endsWith(SegmentName.DELETED)) {
            return true;
        }
        for (String suffix : List.of(SegmentName.OFFSET_INDEX, SegmentName.TIME_INDEX)) {
            OptionalLong baseOffset = SegmentName.baseOffset(name, suffix);
            if (baseOffset.isPresent()) {
                return !names.contains(SegmentName.of(baseOffset.getAsLong(), SegmentName.LOG));
            }
        }
        return false;
    }

    /// Makes the last segment the active one and returns the log's end offset. A clean stop that was none (the last
    /// batch is not whole) is recovered from all the same.
    private long endOf(LogSegment last, boolean closedWell) throws IOException {
        if (closedWell && last.endsWithWholeBatch()) {
            return last.resume(config);
        }
        if (closedWell) {
            new LogRecovery(config, scan, repairs).recover(List.of(last), last.baseOffset());
        }
        return last.endOffset();
    }

    /// A start is written down after everything below it reached the disk: one past the end of a log that has records
    /// is not this log's, or its files were damaged. Then it is not believed, and every record stays.
    private long startOffset(long written, long end) {
        if (segments.isEmpty()) {
            return written;
        }
        long first = segments.getFirst().baseOffset();
        boolean hasRecords = segments.stream().anyMatch(segment -> !segment.isEmpty());
        if (written > end && hasRecords) {
            repairs.done(
                    first,
                    0,
                    "log start offset " + written + " ignored: the log has records and ends before it, at " + end,
                    repairs.observation().startNs());
            return first;
        }
        return Math.max(written, first);
    }

    /// Nothing is left of the log, no record is dropped here: it goes on where it was to start, so that no offset is
    /// given out twice.
    private void startAnew(long startOffset) throws IOException {
        for (LogSegment segment : segments) {
            segment.delete();
        }
        segments = List.of(LogSegment.create(folder, startOffset, config, repairs, clock.millis()));
    }

    private void replay(ProducerStates producers, Segments segments, long start, long end, boolean clean)
            throws IOException {
        long from = producers.load(start, end, clock.millis() - config.producerIdExpirationMs());
        boolean snapshotFound = from > start;
        if (clean && !snapshotFound) {
            return; // no producer ever had a state here, or it expired with its records
        }
        for (LogSegment segment : segments.all()) {
            boolean before = segments.after(segment)
                    .map(next -> next.baseOffset() <= from)
                    .orElse(from >= end);
            if (!before && segment.file().retain()) {
                try {
                    BatchCursor batches = segment.batchesFrom(from);
                    while (batches.next()) {
                        if (batches.header().baseOffset() >= from) {
                            LogAppender.noteProducer(producers, batches.header());
                        }
                    }
                } finally {
                    segment.file().release();
                }
            }
        }
    }
}
