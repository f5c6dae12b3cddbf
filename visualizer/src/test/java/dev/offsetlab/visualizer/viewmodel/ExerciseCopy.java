package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.StarterText;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Some exercises in a folder of their own, as a student gets them, with solutions beside.
public final class ExerciseCopy {
    private final CourseFiles checkout = CourseFiles.ofLab();
    private final CourseFiles files;
    private final List<Exercise> exercises;

    /// @param home    empty
    /// @param numbers of the exercises that are to be there
    public ExerciseCopy(Path home, Integer... numbers) throws IOException {
        files = new CourseFiles(home);
        exercises = Exercises.all().stream()
                .filter(exercise -> List.of(numbers).contains(exercise.number()))
                .toList();
        for (Exercise exercise : exercises) {
            copy(checkout.student(exercise), files.student(exercise));
            copy(checkout.graders(exercise), files.graders(exercise));
            copy(checkout.solution(exercise), files.solution(exercise));
            copy(checkout.wrong(exercise), files.wrong(exercise));
            Files.createDirectories(files.why(exercise).getParent());
            Files.copy(checkout.why(exercise), files.why(exercise), StandardCopyOption.REPLACE_EXISTING);
            save(exercise, StarterText.of(marked(exercise)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    public ExerciseShelf shelf(ProgressFile progress) {
        return new ExerciseShelf(exercises, files, progress);
    }

    public CourseFiles files() {
        return files;
    }

    public Exercise exercise(int number) {
        return exercises.stream()
                .filter(exercise -> exercise.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /// A copy of the lab that was handed out without solutions, but with their starters.
    public void dropSolutions() throws IOException {
        for (Exercise exercise : exercises) {
            Files.createDirectories(files.keptStarter(exercise));
            Files.writeString(files.keptStarter(exercise).resolve(exercise.file()), StarterText.of(marked(exercise)));
            Files.delete(files.solution(exercise).resolve(exercise.file()));
            Files.delete(files.why(exercise));
        }
    }

    private String marked(Exercise exercise) throws IOException {
        return Files.readString(checkout.solution(exercise).resolve(exercise.file()));
    }

    public String solved(int number) throws IOException {
        return StarterText.solved(marked(exercise(number)));
    }

    /// The solution with a mistake in it.
    ///
    /// @param right stands there once
    public String wrong(int number, String right, String wrong) throws IOException {
        String solved = solved(number);
        if (solved.split(Pattern.quote(right), -1).length != 2) {
            throw new IllegalArgumentException("not once in the solution of " + number + ": " + right);
        }
        return solved.replace(right, wrong);
    }

    /// As many editors save it, by a new file under the old name: nobody finds it half written.
    public void save(int number, String text) throws IOException {
        save(exercise(number), text);
    }

    private void save(Exercise exercise, String text) throws IOException {
        Path file = files.edited(exercise);
        Path next = file.resolveSibling(file.getFileName() + "~");
        Files.writeString(next, text);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    public String saved(int number) throws IOException {
        return Files.readString(files.edited(exercise(number)));
    }
}
