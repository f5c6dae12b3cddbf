package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.check.Checked;
import dev.offsetlab.lessons.grade.check.CourseCheck;
import dev.offsetlab.lessons.grade.check.WholeCourse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./lab exercise check`: a line for each exercise, and one for each fault.
final class CheckText {
    private static final int MOST_WORKERS = 2;

    private final Terminal terminal;
    private final CourseFiles files;

    CheckText(Terminal terminal, CourseFiles files) {
        this.terminal = terminal;
        this.files = files;
    }

    /// True where all exercises are there and whole.
    boolean all(List<Exercise> exercises) throws IOException, InterruptedException {
        boolean whole = check(exercises, MOST_WORKERS);
        Optional<String> fault = WholeCourse.fault(exercises);
        fault.ifPresent(says -> terminal.line(terminal.bad(says)));
        return whole && fault.isEmpty();
    }

    boolean one(Exercise exercise) throws IOException, InterruptedException {
        return check(List.of(exercise), 1);
    }

    private boolean check(List<Exercise> exercises, int workers) throws IOException, InterruptedException {
        return new CourseCheck(files, workers)
                .check(exercises, this::print).stream().allMatch(Checked::isWhole);
    }

    private synchronized void print(Checked checked) {
        String name = String.format(Locale.ROOT, "%-30s ", checked.exercise().folder());
        terminal.line(name + (checked.isWhole() ? terminal.good("whole") : terminal.bad("not whole")));
        checked.notes().forEach(note -> terminal.line(terminal.faint("  " + note)));
        checked.faults().forEach(fault -> terminal.line("  " + fault));
    }
}
