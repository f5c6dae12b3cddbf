package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.workload.Trial.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// All trials of one path, in medians and intervals.
public record PathSummary(String path, List<Trial> large, List<Trial> small) {
    static PathSummary of(String path, List<Trial> trials) {
        return new PathSummary(path, ofKind(path, Kind.LARGE, trials), ofKind(path, Kind.SMALL, trials));
    }

    private static List<Trial> ofKind(String path, Kind kind, List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.path().equals(path) && trial.kind() == kind)
                .toList();
    }

    public Interval gigabytesPerSecond() {
        return Statistics.interval(values(large, Trial::gigabytesPerSecond));
    }

    public Interval cpuSecondsPerGigabyte() {
        return Statistics.interval(values(large, Trial::cpuSecondsPerGigabyte));
    }

    public Interval cpuMicrosPerFetch() {
        return Statistics.interval(values(small, Trial::cpuMicrosPerFetch));
    }

    public Interval fetchesPerSecond() {
        return Statistics.interval(values(small, Trial::fetchesPerSecond));
    }

    /// The median of any figure over the large trials.
    public double median(ToDoubleFunction<Trial> figure) {
        return Statistics.median(values(large, figure));
    }

    public double[] values(Kind kind, ToDoubleFunction<Trial> figure) {
        return values(kind == Kind.LARGE ? large : small, figure);
    }

    private static double[] values(List<Trial> trials, ToDoubleFunction<Trial> figure) {
        return trials.stream().mapToDouble(figure).toArray();
    }
}
