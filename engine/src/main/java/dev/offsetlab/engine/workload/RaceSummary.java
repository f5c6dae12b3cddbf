package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.workload.Trial.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A race in figures: every path on its own, and against any other.
///
/// @param paths     in the order in which they were named
/// @param reference what the others are compared with: the textbook's copy where it took part, else the first
public record RaceSummary(List<PathSummary> paths, String reference) {
    private static final String TEXTBOOK = "heap";

    public static RaceSummary of(List<String> paths, List<Trial> trials) {
        return new RaceSummary(
                paths.stream().map(path -> PathSummary.of(path, trials)).toList(),
                paths.contains(TEXTBOOK) ? TEXTBOOK : paths.getFirst());
    }

    public PathSummary path(String name) {
        return paths.stream()
                .filter(path -> path.path().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("did not take part: " + name));
    }

    /// The path with the least CPU a gigabyte, by median.
    public PathSummary cheapest() {
        return leastBy(path -> path.cpuSecondsPerGigabyte().median());
    }

    public PathSummary fastest() {
        return leastBy(path -> -path.gigabytesPerSecond().median());
    }

    public PathSummary cheapestSmall() {
        return leastBy(path -> path.cpuMicrosPerFetch().median());
    }

    public Comparison cpu(String subject, String other) {
        return compare(Kind.LARGE, Trial::cpuSecondsPerGigabyte, subject, other);
    }

    public Comparison throughput(String subject, String other) {
        return compare(Kind.LARGE, Trial::gigabytesPerSecond, subject, other);
    }

    public Comparison smallCpu(String subject, String other) {
        return compare(Kind.SMALL, Trial::cpuMicrosPerFetch, subject, other);
    }

    private PathSummary leastBy(ToDoubleFunction<PathSummary> figure) {
        return paths.stream().min(Comparator.comparingDouble(figure)).orElseThrow();
    }

    private Comparison compare(Kind kind, ToDoubleFunction<Trial> figure, String subject, String other) {
        return Comparison.of(
                subject, path(subject).values(kind, figure), other, path(other).values(kind, figure));
    }
}
