package dev.offsetlab.visualizer.app;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.Starters;
import dev.offsetlab.lessons.grade.check.Mistakes;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Exercises for the pictures, in a folder of their own, so that nobody's work is shown or touched: all are starters,
/// but one is solved and one has a mistake in it. A lab without solutions has starters alone.
final class ExerciseScript {
    /// Its exercises are read from files when it is first shown.
    static final String PAGE = "Exercises";

    static final String PASSED = "exercises-passed";

    private static final int FAILING = 4;
    private static final String MISTAKE = "entry-past-the-offset";
    private static final int SOLVED = 6;

    private ExerciseScript() {}

    /// Called once, when the page is first seen.
    static ExerciseShelf shelf(Path home, ProgressFile progress) throws IOException {
        CourseFiles from = CourseFiles.ofLab();
        CourseFiles to = new CourseFiles(home);
        List<Exercise> exercises = Exercises.all();
        for (Exercise exercise : exercises) {
            copy(from.student(exercise), to.student(exercise));
            copy(from.graders(exercise), to.graders(exercise));
            copy(from.solution(exercise), to.solution(exercise));
            copy(from.keptStarter(exercise), to.keptStarter(exercise));
            Files.writeString(to.edited(exercise), new Starters(from).edited(exercise));
        }
        ExerciseShelf shelf = new ExerciseShelf(exercises, to, progress);
        change(shelf, from);
        return shelf;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void change(ExerciseShelf shelf, CourseFiles from) throws IOException {
        for (Exercise exercise : shelf.exercises()) {
            if (exercise.number() == FAILING && from.hasSolution(exercise)) {
                save(shelf, exercise, Mistakes.made(from, exercise, MISTAKE));
            }
            if (exercise.number() == SOLVED && from.hasSolution(exercise)) {
                Map<String, String> solution = new Starters(from).solution(exercise);
                save(shelf, exercise, solution.getOrDefault(exercise.file(), ""));
                try (Judge judge = new Judge()) {
                    var _ = shelf.run(exercise, judge).judge(null);
                }
            }
        }
    }

    private static void save(ExerciseShelf shelf, Exercise exercise, String text) throws IOException {
        Files.writeString(shelf.files().edited(exercise), text);
    }

    /// Looks at what came of the mistake.
    static void showFailing(Snapshots snapshots) throws IOException {
        show(snapshots, FAILING);
    }

    static void showPassed(Snapshots snapshots) throws IOException {
        show(snapshots, SOLVED);
    }

    private static void show(Snapshots snapshots, int number) throws IOException {
        ExercisesModel exercises = snapshots.lab().exercises();
        Snapshots.onWindow(() -> {
            exercises.open(number);
            return number;
        });
        snapshots.await(
                "a judgement of exercise " + number,
                () -> exercises
                        .openProperty()
                        .get()
                        .filter(open -> open.exercise().number() == number && isJudged(open))
                        .isPresent());
        Snapshots.onWindow(() -> {
            exercises.openProperty().get().ifPresent(open -> open.sideProperty().set(Side.RESULT));
            return number;
        });
    }

    private static boolean isJudged(ExerciseModel model) {
        return model.judgementProperty().get().isPresent()
                && !model.judgingProperty().get();
    }
}
