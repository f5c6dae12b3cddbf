package dev.offsetlab.lessons.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One exercise of a student.
///
/// @param attempts       how often it was judged
/// @param points         of the last time
/// @param ofPoints       that could be had then
/// @param hints          how many were seen, 0 to 3
/// @param lastAt         when it was judged last
/// @param passedAt       when it passed for the first time; null before
/// @param solutionOpened when the solution was asked for before it passed; null where it was not
public record ExerciseProgress(
        int attempts,
        int points,
        int ofPoints,
        int hints,
        @Nullable Instant lastAt,
        @Nullable Instant passedAt,
        @Nullable Instant solutionOpened) {
    static final ExerciseProgress NONE = new ExerciseProgress(0, 0, 0, 0, null, null, null);

    public boolean passed() {
        return passedAt != null;
    }

    public boolean openedSolution() {
        return solutionOpened != null;
    }

    public ExerciseProgress judged(int points, int ofPoints, boolean passed, Instant at) {
        return new ExerciseProgress(
                attempts + 1, points, ofPoints, hints, at, passed && passedAt == null ? at : passedAt, solutionOpened);
    }

    public ExerciseProgress hinted(int seen) {
        return new ExerciseProgress(
                attempts, points, ofPoints, Math.max(hints, seen), lastAt, passedAt, solutionOpened);
    }

    public ExerciseProgress opened(Instant at) {
        return new ExerciseProgress(
                attempts, points, ofPoints, hints, lastAt, passedAt, solutionOpened == null ? at : solutionOpened);
    }
}
