package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.Comparison;
import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.visualizer.report.Verdicts;
import java.util.List;
import java.util.Optional;

/// A path's line on the verdict card.
///
/// @param cpu        CPU seconds a GB
/// @param throughput GB/s
/// @param ratio      of its CPU to the reference's; empty for the reference itself
public record ComparisonRow(String path, Interval cpu, Interval throughput, Optional<Comparison> ratio) {

    public static List<ComparisonRow> of(RaceSummary summary) {
        return summary.paths().stream().map(path -> of(path, summary)).toList();
    }

    private static ComparisonRow of(PathSummary path, RaceSummary summary) {
        boolean reference = path.path().equals(summary.reference());
        return new ComparisonRow(
                path.path(),
                path.cpuSecondsPerGigabyte(),
                path.gigabytesPerSecond(),
                reference ? Optional.empty() : Optional.of(summary.cpu(path.path(), summary.reference())));
    }

    /// What may be said of the ratio: `less`, `more`, `no significant difference`, `too few rounds`, `reference`.
    public String words() {
        return ratio.map(found -> Verdicts.word(found.verdict())).orElse("reference");
    }
}
