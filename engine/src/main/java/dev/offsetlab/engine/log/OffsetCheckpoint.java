package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One offset per partition: `recovery-point-offset-checkpoint`, `log-start-offset-checkpoint`,
/// `replication-offset-checkpoint` and `cleaner-offset-checkpoint` of the data folder.
///
/// ```
///   orders 0 1500     topic, partition, offset
/// ```
///
/// Of the four, only the recovery point saves work at a start (everything below is on disk, everything above is
/// checked); the log start offset remembers deleted records whose segment still stands; the cleaner's says how
/// far a compacted log is clean. A lost file costs time, never records: recovery checks more, compaction cleans
/// again, and deleted records may be seen once more until they are deleted again.
final class OffsetCheckpoint {
    static final String RECOVERY_POINTS = "recovery-point-offset-checkpoint";
    static final String LOG_STARTS = "log-start-offset-checkpoint";
    static final String HIGH_WATERMARKS = "replication-offset-checkpoint";
    static final String CLEANER_POINTS = "cleaner-offset-checkpoint";

    private final CheckpointFile file;

    OffsetCheckpoint(Path dataFolder, String name) {
        file = new CheckpointFile(dataFolder.resolve(name));
    }

    /// By partition; empty where there is no file yet.
    SortedMap<PartitionId, Long> read() throws IOException {
        SortedMap<PartitionId, Long> offsets = new TreeMap<>();
        for (String entry : file.read()) {
            String[] fields = entry.split(" ", -1);
            if (fields.length != 3) {
                throw file.damaged("not 'topic partition offset': '" + entry + "'");
            }
            try {
                offsets.put(new PartitionId(fields[0], Integer.parseInt(fields[1])), Long.parseLong(fields[2]));
            } catch (NumberFormatException notANumber) {
                throw file.damaged("not 'topic partition offset': '" + entry + "'");
            }
        }
        return offsets;
    }

    void write(Map<PartitionId, Long> offsets) throws IOException {
        List<String> entries = new ArrayList<>(offsets.size());
        new TreeMap<>(offsets).forEach((id, offset) -> entries.add(id.topic() + " " + id.partition() + " " + offset));
        file.write(entries);
    }
}
