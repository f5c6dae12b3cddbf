package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercise.Hint;
import dev.offsetlab.lessons.progress.ExerciseProgress;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One exercise under way: judge it, take a hint, begin anew, compare, open the solution. What is done is kept in the
/// student's progress, which window and terminal share. One thread at a time.
public final class ExerciseRun {
    private final Exercise exercise;
    private final CourseFiles files;
    private final Starters starters;
    private final Judge judge;
    private final ProgressFile progress;
    private final Clock clock;

    public ExerciseRun(Exercise exercise, CourseFiles files, Judge judge, ProgressFile progress, Clock clock) {
        this.exercise = exercise;
        this.files = files;
        this.starters = new Starters(files);
        this.judge = judge;
        this.progress = progress;
        this.clock = clock;
    }

    public Exercise exercise() {
        return exercise;
    }

    public ExerciseProgress progress() {
        return progress.read().exercise(exercise.name());
    }

    /// The file that the student edits.
    public Path file() {
        return files.edited(exercise);
    }

    /// Remembers it as the one to come back to.
    public void open() {
        keep(kept -> kept);
    }

    /// @param seed of the random cases; null for new ones
    public Judgement judge(@Nullable Long seed) throws IOException {
        Judgement judgement = judge.judge(task().seeded(seed));
        if (judgement.trouble().isEmpty()) {
            keep(kept -> kept.judged(judgement.points(), judgement.ofPoints(), judgement.passed(), clock.instant()));
        }
        return judgement;
    }

    private Task task() throws IOException {
        return Task.of(
                exercise.number(),
                exercise.file(),
                files.student(exercise),
                files.graders(exercise),
                starters.of(exercise));
    }

    /// The hints seen so far, one more than before, while there is one.
    public List<Hint> hint() {
        int seen = Math.min(exercise.hints().size(), progress().hints() + 1);
        keep(kept -> kept.hinted(seen));
        return exercise.hints().subList(0, seen);
    }

    /// Puts the starter in place of what the student wrote, which is kept beside the progress.
    ///
    /// @return where it is kept; empty where the file was the starter already, or was missing
    public Optional<Path> reset() throws IOException {
        String starter = starters.edited(exercise);
        Path file = file();
        Optional<Path> aside = Optional.empty();
        if (Files.exists(file)) {
            if (Files.readString(file).equals(starter)) {
                return aside;
            }
            aside = Optional.of(putAside(file));
        }
        Files.createDirectories(files.student(exercise));
        Files.writeString(file, starter);
        return aside;
    }

    private Path putAside(Path file) throws IOException {
        Path folder = progress.path().resolveSibling("put-aside").resolve(exercise.folder());
        Files.createDirectories(folder);
        int number = 1;
        while (Files.exists(folder.resolve(number + "-" + exercise.file()))) {
            number++;
        }
        return Files.copy(file, folder.resolve(number + "-" + exercise.file()));
    }

    /// Does this copy of the lab hold it? What students get does not.
    public boolean hasSolution() {
        return files.hasSolution(exercise);
    }

    /// May the solution be shown without being asked for?
    public boolean isSolutionOpen() {
        ExerciseProgress kept = progress();
        return kept.passed() || kept.openedSolution();
    }

    /// The solution of the file to edit. Before it is passed, that it was opened is kept.
    ///
    /// @throws IOException this copy of the lab has no solutions
    public String openSolution() throws IOException {
        String text = solution();
        if (!isSolutionOpen()) {
            keep(kept -> kept.opened(clock.instant()));
        }
        return text;
    }

    /// Why the solution is as it is, Markdown. Empty before it may be seen, and where this copy does not have it.
    public Optional<String> why() throws IOException {
        Path why = files.why(exercise);
        return isSolutionOpen() && Files.isRegularFile(why) ? Optional.of(Files.readString(why)) : Optional.empty();
    }

    /// From the starter to what the student wrote.
    public List<String> sinceStarter() throws IOException {
        return Difference.unified("starter", starters.edited(exercise), "yours", Files.readString(file()));
    }

    /// From what the student wrote to the solution, which [#openSolution] must have opened.
    public List<String> toSolution() throws IOException {
        if (!isSolutionOpen()) {
            throw new IllegalStateException("the solution is not open");
        }
        return Difference.unified("yours", Files.readString(file()), "solution", solution());
    }

    private String solution() throws IOException {
        String text = starters.solution(exercise).get(exercise.file());
        if (text == null) {
            throw new IOException(
                    "this copy of the lab has no solutions: " + files.shown(files.solution(exercise)) + " is missing");
        }
        return text;
    }

    private void keep(UnaryOperator<ExerciseProgress> change) {
        progress.update(all -> all.with(exercise.name(), change.apply(all.exercise(exercise.name()))));
    }
}
