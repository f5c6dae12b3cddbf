package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a data folder remembers of its logs between two starts.
///
/// ```
///   .kafka_cleanshutdown                 the last stop was clean: nothing needs to be checked. Deleted at the start,
///                                        so that a crash is known by its absence
///   recovery-point-offset-checkpoint     below it everything is on the disk
///   log-start-offset-checkpoint          where deleted records end, if not at a segment's start; never past the
///                                        recovery point, so a crash leaves no log that ends before it starts
///   replication-offset-checkpoint        the high watermark; with one node the end of the log
/// ```
///
/// A damaged checkpoint is as good as none: more is checked at the start. A line that outlived its log is worse than
/// none: believed of a new log of that name, it would hide records. So lines go with their log, and once more, for what
/// a crash kept in between, before a log is made.
final class DirectoryCheckpoints {
    static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

    private static final String CLEAN_SHUTDOWN_TEXT = "{\"version\":0,\"brokerEpoch\":-1}";
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryCheckpoints.class);

    private final Path folder;
    private final boolean clean;
    private final Map<PartitionId, Long> recoveryPoints;
    private final Map<PartitionId, Long> logStarts;

    private DirectoryCheckpoints(
            Path folder, boolean clean, Map<PartitionId, Long> recoveryPoints, Map<PartitionId, Long> logStarts) {
        this.folder = folder;
        this.clean = clean;
        this.recoveryPoints = recoveryPoints;
        this.logStarts = logStarts;
    }

    /// Reads them, and takes the clean-shutdown marker away.
    static DirectoryCheckpoints read(Path folder) throws IOException {
        return new DirectoryCheckpoints(
                folder,
                Files.deleteIfExists(folder.resolve(CLEAN_SHUTDOWN)),
                readOrEmpty(folder, OffsetCheckpoint.RECOVERY_POINTS),
                readOrEmpty(folder, OffsetCheckpoint.LOG_STARTS));
    }

    LogLoader.Checkpoints of(PartitionId id) {
        return new LogLoader.Checkpoints(clean, recoveryPoints.getOrDefault(id, 0L), logStarts.getOrDefault(id, 0L));
    }

    void write(Collection<PartitionLog> logs) throws IOException {
        SortedMap<PartitionId, Long> recovery = new TreeMap<>();
        SortedMap<PartitionId, Long> starts = new TreeMap<>();
        SortedMap<PartitionId, Long> ends = new TreeMap<>();
        for (PartitionLog log : logs) {
            long recoveryPoint = log.recoveryPoint();
            recovery.put(log.id(), recoveryPoint);
            ends.put(log.id(), log.logEndOffset());
            long start = Math.min(log.logStartOffset(), recoveryPoint);
            if (start > log.firstBaseOffset()) {
                starts.put(log.id(), start);
            }
        }
        new OffsetCheckpoint(folder, OffsetCheckpoint.RECOVERY_POINTS).write(recovery);
        new OffsetCheckpoint(folder, OffsetCheckpoint.LOG_STARTS).write(starts);
        new OffsetCheckpoint(folder, OffsetCheckpoint.HIGH_WATERMARKS).write(ends);
    }

    /// The log is gone, or about to be made: nothing that was written of its name is true of it.
    void forget(PartitionId id) throws IOException {
        for (String name : List.of(
                OffsetCheckpoint.LOG_STARTS, OffsetCheckpoint.RECOVERY_POINTS, OffsetCheckpoint.HIGH_WATERMARKS)) {
            Map<PartitionId, Long> offsets = readOrEmpty(folder, name);
            if (offsets.remove(id) != null) {
                new OffsetCheckpoint(folder, name).write(offsets);
            }
        }
    }

    /// The last thing that a stop does.
    void markClean() throws IOException {
        CheckpointFile.replace(
                folder.resolve(CLEAN_SHUTDOWN), ByteBuffer.wrap(CLEAN_SHUTDOWN_TEXT.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<PartitionId, Long> readOrEmpty(Path folder, String name) {
        try {
            return new OffsetCheckpoint(folder, name).read();
        } catch (IOException damaged) {
            LOG.warn("ignored: {}", damaged.getMessage());
            return new TreeMap<>();
        }
    }
}
