package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far each compacted log is clean, in the data folder's `cleaner-offset-checkpoint`: from that offset on
/// it is *dirty*, its keys are not in order yet. Read and written once a pass, so nothing is kept in memory.
/// Where the file is lost or damaged everything is dirty, and the next pass costs more.
///
/// Any thread: changes are serialized.
final class CleanerPoints {
    private static final Logger LOG = LoggerFactory.getLogger(CleanerPoints.class);

    private final OffsetCheckpoint checkpoint;

    CleanerPoints(Path dataFolder) {
        checkpoint = new OffsetCheckpoint(dataFolder, OffsetCheckpoint.CLEANER_POINTS);
    }

    /// The first dirty offset of a log whose records lie in the given range.
    long firstDirtyOffset(PartitionId id, long logStartOffset, long activeBaseOffset) {
        long offset = read().getOrDefault(id, logStartOffset);
        // A point beyond the log belongs to another one that bore its name.
        return offset > activeBaseOffset ? logStartOffset : Math.max(offset, logStartOffset);
    }

    void cleanedUpTo(PartitionId id, long offset) throws IOException {
        synchronized (CleanerPoints.class) {
            Map<PartitionId, Long> offsets = read();
            offsets.put(id, offset);
            checkpoint.write(offsets);
        }
    }

    /// The log was deleted: one that later bears its name starts dirty.
    void forget(PartitionId id) throws IOException {
        synchronized (CleanerPoints.class) {
            Map<PartitionId, Long> offsets = read();
            if (offsets.remove(id) != null) {
                checkpoint.write(offsets);
            }
        }
    }

    private SortedMap<PartitionId, Long> read() {
        try {
            return checkpoint.read();
        } catch (IOException damaged) {
            LOG.warn("{} action=ignored, every compacted log counts as dirty", damaged.getMessage());
            return new TreeMap<>();
        }
    }
}
