package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.BrokenLessonException;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/// The exercises of this lab with their files and the student's progress: what every command of them begins with.
record ExerciseShelf(List<Exercise> exercises, CourseFiles files, ProgressFile progress) {
    ExerciseShelf {
        exercises = List.copyOf(exercises);
    }

    static ExerciseShelf open(ProgressFile progress) throws IOException {
        try {
            return new ExerciseShelf(Exercises.all(), CourseFiles.ofLab(), progress);
        } catch (BrokenLessonException broken) {
            broken.faults().forEach(fault -> System.err.println(fault));
            throw new IOException(
                    "exercises are broken: " + broken.faults().size() + " faults, they stand above", broken);
        }
    }

    ExerciseRun run(Exercise exercise, Judge judge) {
        return new ExerciseRun(exercise, files, judge, progress, Clock.systemUTC());
    }

    /// By its number or its name.
    Exercise named(String wanted) {
        return exercises.stream()
                .filter(exercise -> wanted.equals(exercise.name())
                        || wanted.matches("0?" + exercise.number())
                        || wanted.equals(exercise.folder())
                        || wanted.equals(exercise.packageName()))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("there is no exercise '" + wanted + "'; there are "
                        + exercises.stream().map(Exercise::number).toList()));
    }

    /// Where the student was, or the first.
    Exercise current() throws IOException {
        if (exercises.isEmpty()) {
            throw new IOException("there are no exercises");
        }
        String last = progress.read().lastExercise();
        return exercises.stream()
                .filter(exercise -> exercise.name().equals(last))
                .findFirst()
                .orElse(exercises.getFirst());
    }
}
