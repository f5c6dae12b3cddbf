package dev.offsetlab.lessons.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a class is graded. It stands in one file under version control, `exercises/grading.yaml`, so that nobody's
/// points change without a trace; [SchemeReader] describes the file.
///
/// @param points            what each exercise counts for, by its number; one without points is not graded
/// @param deadline          null where nothing is late
/// @param latePercentPerDay taken off for each day begun after the deadline
/// @param lateMostPercent   but never more
public record GradingScheme(
        Map<Integer, Integer> points,
        @Nullable Instant deadline,
        int latePercentPerDay,
        int lateMostPercent,
        Limits limits) {
    public GradingScheme {
        points = new TreeMap<>(points);
    }

    public int mostPoints() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    public Optional<Instant> someDeadline() {
        return Optional.ofNullable(deadline);
    }

    /// Whole days, counted from the moment each begins: a minute late is one day.
    long daysLate(Instant handedIn) {
        if (deadline == null || !handedIn.isAfter(deadline)) {
            return 0;
        }
        long seconds = Duration.between(deadline, handedIn).toSeconds();
        return 1 + seconds / Duration.ofDays(1).toSeconds();
    }

    /// The share of the points that is left, in percent.
    int percentLeft(Instant handedIn) {
        return 100 - (int) Math.min(lateMostPercent, daysLate(handedIn) * latePercentPerDay);
    }

    public GradingScheme withDeadline(Instant other) {
        return new GradingScheme(points, other, latePercentPerDay, lateMostPercent, limits);
    }

    /// The same, these exercises alone.
    public GradingScheme only(List<Integer> exercises) {
        Map<Integer, Integer> some = new TreeMap<>(points);
        some.keySet().retainAll(exercises);
        return new GradingScheme(some, deadline, latePercentPerDay, lateMostPercent, limits);
    }
}
