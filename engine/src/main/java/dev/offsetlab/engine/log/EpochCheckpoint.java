package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `leader-epoch-checkpoint` of a partition folder: where each leader's reign began.
///
/// ```
///   0 0        leader epoch, offset of its first record
///   3 1500
/// ```
///
/// With one node the epoch never changes, but a follower of a real cluster asks for it, and a folder that came from a
/// cluster brings its history along.
final class EpochCheckpoint {
    static final String NAME = "leader-epoch-checkpoint";

    record EpochStart(int leaderEpoch, long startOffset) {}

    private final CheckpointFile file;

    EpochCheckpoint(Path partitionFolder) {
        file = new CheckpointFile(partitionFolder.resolve(NAME));
    }

    /// Rising in epoch and in offset; empty where there is no file yet.
    List<EpochStart> read() throws IOException {
        List<EpochStart> epochs = new ArrayList<>();
        for (String entry : file.read()) {
            EpochStart next = parse(entry);
            if (!epochs.isEmpty()
                    && (next.leaderEpoch() <= epochs.getLast().leaderEpoch()
                            || next.startOffset() < epochs.getLast().startOffset())) {
                throw file.damaged("epochs do not rise: '" + entry + "'");
            }
            epochs.add(next);
        }
        return epochs;
    }

    void write(List<EpochStart> epochs) throws IOException {
        file.write(epochs.stream()
                .map(epoch -> epoch.leaderEpoch() + " " + epoch.startOffset())
                .toList());
    }

    private EpochStart parse(String entry) throws IOException {
        String[] fields = entry.split(" ", -1);
        try {
            if (fields.length == 2) {
                return new EpochStart(Integer.parseInt(fields[0]), Long.parseLong(fields[1]));
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a line with too few or too many fields.
        }
        throw file.damaged("not 'epoch startOffset': '" + entry + "'");
    }
}
