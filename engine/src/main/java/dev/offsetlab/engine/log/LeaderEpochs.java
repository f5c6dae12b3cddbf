package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.EpochCheckpoint.EpochStart;
import dev.offsetlab.engine.log.PartitionLog.EpochEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which leader wrote which part of the log. One node leads for ever, in epoch 0; a log that came from a cluster brings
/// its history along and goes on in its last epoch.
///
/// ```
///   epochs        0 from 0      3 from 1500       end 2000
///   end of epoch 0 -> 1500      (its records end where the next epoch's begin)
///   end of epoch 2 -> 0, 1500   (no epoch 2: the largest at or below it)
///   end of epoch 3 -> 2000      (the current one: the log's end)
///   end of epoch 4 -> nothing   (not known here)
/// ```
///
/// Immutable but for its file, which is written once, when the log is made.
final class LeaderEpochs {
    private final List<EpochStart> starts;

    private LeaderEpochs(List<EpochStart> starts) {
        this.starts = starts;
    }

    /// Reads the checkpoint of a partition folder, or writes the first one.
    static LeaderEpochs open(Path folder, long logStartOffset) throws IOException {
        EpochCheckpoint checkpoint = new EpochCheckpoint(folder);
        List<EpochStart> starts = List.copyOf(checkpoint.read());
        if (starts.isEmpty()) {
            starts = List.of(new EpochStart(0, logStartOffset));
            checkpoint.write(starts);
        }
        return new LeaderEpochs(starts);
    }

    int current() {
        return starts.getLast().leaderEpoch();
    }

    Optional<EpochEnd> endOf(int leaderEpoch, long logEndOffset) {
        if (leaderEpoch < 0 || leaderEpoch > current()) {
            return Optional.empty();
        }
        if (leaderEpoch == current()) {
            return Optional.of(new EpochEnd(leaderEpoch, logEndOffset));
        }
        int floor = leaderEpoch;
        long end = starts.getFirst().startOffset();
        for (int i = 0; i < starts.size() && starts.get(i).leaderEpoch() <= leaderEpoch; i++) {
            floor = starts.get(i).leaderEpoch();
            end = starts.get(i + 1).startOffset();
        }
        return Optional.of(new EpochEnd(floor, end));
    }
}
