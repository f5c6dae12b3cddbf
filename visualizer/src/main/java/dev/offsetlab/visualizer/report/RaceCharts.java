package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.Interval;
import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.engine.workload.Trial;
import dev.offsetlab.engine.workload.Trial.Kind;
import dev.offsetlab.visualizer.chart.PathChart;
import dev.offsetlab.visualizer.chart.PathFigures;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The report's charts: each drawn for a wide page and once more for a narrow one.
final class RaceCharts {
    private static final int FULL_WIDTH = 944;
    private static final int HALF_WIDTH = 460;
    private static final int NARROW_WIDTH = 326;

    private final RaceSummary summary;

    RaceCharts(RaceSummary summary) {
        this.summary = summary;
    }

    /// CPU a gigabyte: user (pale) and system, with the interval and every trial.
    String cpu() {
        return both("cpu", "broker CPU seconds per GB", FULL_WIDTH, path -> {
            Interval interval = path.cpuSecondsPerGigabyte();
            double user = path.median(Trial::userSecondsPerGigabyte);
            double system = path.median(Trial::systemSecondsPerGigabyte);
            // The two medians need not add up to the median of the sum: the bar ends where the interval's middle is.
            double scale = user + system > 0 ? interval.median() / (user + system) : 0;
            return new PathFigures(
                    path.path(),
                    List.of(user * scale, system * scale),
                    interval,
                    List.of(),
                    Figures.of(interval.median())
                            + ratio(
                                    path,
                                    summary.cpu(path.path(), summary.reference())
                                            .ratio()));
        });
    }

    String throughput() {
        return both(
                "throughput",
                "GB per second",
                HALF_WIDTH,
                path -> trials(path, Kind.LARGE, Trial::gigabytesPerSecond, path.gigabytesPerSecond()));
    }

    String everyCpuTrial() {
        return both(
                "trials",
                "broker CPU seconds per GB",
                HALF_WIDTH,
                path -> trials(path, Kind.LARGE, Trial::cpuSecondsPerGigabyte, path.cpuSecondsPerGigabyte()));
    }

    String small() {
        return both(
                "small",
                "broker CPU microseconds per fetch",
                HALF_WIDTH,
                path -> trials(path, Kind.SMALL, Trial::cpuMicrosPerFetch, path.cpuMicrosPerFetch()));
    }

    String calls() {
        return both(
                "calls",
                "system calls of the path per MB",
                HALF_WIDTH,
                path -> bar(path, Trial::systemCallsPerMegabyte));
    }

    String userBytes() {
        return both(
                "user", "bytes through user space per byte", HALF_WIDTH, path -> bar(path, Trial::userBytesPerByte));
    }

    String allocated() {
        return both(
                "heap",
                "bytes allocated on the heap per MB",
                HALF_WIDTH,
                path -> bar(path, Trial::allocatedBytesPerMegabyte));
    }

    private String ratio(PathSummary path, Interval ratio) {
        return path.path().equals(summary.reference()) ? "" : "  =  " + Figures.of(ratio.median()) + " x";
    }

    private static PathFigures trials(PathSummary path, Kind kind, ToDoubleFunction<Trial> figure, Interval interval) {
        List<Double> values = Arrays.stream(path.values(kind, figure)).boxed().toList();
        return new PathFigures(path.path(), List.of(), interval, values, Figures.of(interval.median()));
    }

    private static PathFigures bar(PathSummary path, ToDoubleFunction<Trial> figure) {
        double median = path.median(figure);
        Interval exact = new Interval(median, median, median, 1);
        return new PathFigures(path.path(), List.of(median), exact, List.of(), Figures.of(median));
    }

    private String both(String id, String unit, int width, Function<PathSummary, PathFigures> row) {
        List<PathFigures> rows = summary.paths().stream().map(row).toList();
        return "<div class=\"wide\">" + new PathChart(id + "-w", unit, width).svg(rows) + "</div>"
                + "<div class=\"narrow\">" + new PathChart(id + "-n", unit, NARROW_WIDTH).svg(rows) + "</div>";
    }
}
