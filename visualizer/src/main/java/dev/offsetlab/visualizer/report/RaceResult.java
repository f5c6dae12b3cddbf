package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.FillResult;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A whole race: what was asked for, where it ran, every trial.
///
/// @param unavailable paths that this machine does not have, and why
/// @param records     what was sent, in a few words
/// @param descriptions how each path moves bytes, one line
public record RaceResult(
        RaceSettings settings,
        Machine machine,
        Instant startedAt,
        FillResult fill,
        String records,
        List<Trial> trials,
        Map<String, String> unavailable,
        Map<String, String> descriptions) {

    public RaceSummary summary() {
        return RaceSummary.of(settings.paths(), trials);
    }

    /// What must be said beside every figure.
    public String honesty() {
        return "Loopback, " + (machine.virtual() ? "virtual machine, " : "") + machine.cores()
                + (machine.cores() == 1 ? " core" : " cores") + " shared by broker and readers, page cache "
                + (settings.cold() ? "cold (evicted before each trial)" : "warm") + ", "
                + settings.readers() + (settings.readers() == 1 ? " reader that " : " readers that ")
                + (settings.mode() == ReadMode.COPY ? "copy" : "discard")
                + ", medians of " + settings.rounds() + (settings.rounds() == 1 ? " round" : " rounds") + ".";
    }
}
