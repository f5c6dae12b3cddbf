package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.progress.ExerciseProgress;

/// A line of the list: an exercise, and how far the student is in it.
///
/// @param state in words, as the terminal's list has it: `7/13 points, 1 hint`; empty before anything was done
/// @param share of the points, from 0 to 1, the last time it was judged
public record ExerciseEntry(int number, String title, int minutes, String state, double share, boolean passed) {
    static ExerciseEntry of(Exercise exercise, ExerciseProgress kept) {
        double share = kept.ofPoints() == 0 ? 0 : (double) kept.points() / kept.ofPoints();
        return new ExerciseEntry(
                exercise.number(), exercise.title(), exercise.minutes(), GradeWords.state(kept), share, kept.passed());
    }
}
