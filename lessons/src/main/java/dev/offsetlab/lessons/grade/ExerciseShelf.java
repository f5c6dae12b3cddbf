package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The exercises of a lab with their files and the student's progress: what everybody who works with them begins with.
public record ExerciseShelf(List<Exercise> exercises, CourseFiles files, ProgressFile progress) {
    public ExerciseShelf {
        exercises = List.copyOf(exercises);
    }

    /// Of the lab that runs.
    ///
    /// @throws IOException there are none here
    public static ExerciseShelf open(ProgressFile progress) throws IOException {
        return new ExerciseShelf(Exercises.all(), CourseFiles.ofLab(), progress);
    }

    public ExerciseRun run(Exercise exercise, Judge judge) {
        return new ExerciseRun(exercise, files, judge, progress, Clock.systemUTC());
    }

    /// By its number or its name.
    public Optional<Exercise> named(String wanted) {
        return exercises.stream()
                .filter(exercise -> wanted.equals(exercise.name())
                        || wanted.matches("0?" + exercise.number())
                        || wanted.equals(exercise.folder())
                        || wanted.equals(exercise.packageName()))
                .findFirst();
    }

    /// Where the student was, or the first.
    ///
    /// @throws IOException there is none
    public Exercise current() throws IOException {
        String last = progress.read().lastExercise();
        return exercises.stream()
                .filter(exercise -> exercise.name().equals(last))
                .findFirst()
                .or(() -> exercises.stream().findFirst())
                .orElseThrow(() -> new IOException("there are no exercises"));
    }

    /// The one behind it; empty where it is the last.
    public Optional<Exercise> behind(Exercise one) {
        return exercises.stream()
                .filter(exercise -> exercise.number() > one.number())
                .findFirst();
    }
}
