package dev.offsetlab.lessons.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One student's result.
///
/// @param student     by folder or zip
/// @param handedIn    when
/// @param daysLate    0 where it was in time
/// @param percentLeft of the points, after what lateness costs
/// @param exercises   in their order, every one that counts
/// @param flags       what an instructor should look at, a line each: edited graders, files left out
/// @param took        the grading
public record GradedSubmission(
        String student,
        Instant handedIn,
        long daysLate,
        int percentLeft,
        List<GradedExercise> exercises,
        List<String> flags,
        Duration took) {
    public GradedSubmission {
        exercises = List.copyOf(exercises);
        flags = List.copyOf(flags);
    }

    /// Before lateness.
    public double rawScore() {
        return exercises.stream().mapToDouble(GradedExercise::score).sum();
    }

    public double score() {
        return rawScore() * percentLeft / 100;
    }

    public long passed() {
        return exercises.stream()
                .filter(exercise -> exercise.ending() == GradedExercise.Ending.PASSED)
                .count();
    }

    public boolean flaky() {
        return exercises.stream().anyMatch(GradedExercise::flaky);
    }
}
