package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.course.LessonChecker;
import dev.offsetlab.lessons.course.LessonChecker.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./lab lesson check`: every lesson on a fresh broker, until the first that does not do what its text says.
final class LessonCheck {
    private final Terminal terminal;

    LessonCheck(Terminal terminal) {
        this.terminal = terminal;
    }

    /// True where all do.
    boolean run(List<Lesson> lessons) {
        if (lessons.isEmpty()) {
            terminal.line("there is no lesson to check");
            return false;
        }
        for (Lesson lesson : lessons) {
            Optional<Failure> failure = check(lesson);
            if (failure.isPresent()) {
                terminal.line(terminal.bad("not as its text says: ") + failure.get());
                return false;
            }
        }
        return true;
    }

    /// The course has no gaps; for a check of the whole.
    boolean whole(List<Lesson> lessons) {
        List<Integer> gaps = Lessons.gaps(lessons);
        if (!gaps.isEmpty()) {
            terminal.line(terminal.bad("lessons are missing: ") + gaps);
        }
        return gaps.isEmpty();
    }

    private Optional<Failure> check(Lesson lesson) {
        long startNs = System.nanoTime();
        ProgressLine line = new ProgressLine(terminal);
        try (LiveBench bench = new LiveBench(_ -> {})) {
            LessonChecker checker = new LessonChecker(bench, (_, _, id) -> {
                if (terminal.live()) {
                    line.stage(lesson.file() + "  " + id);
                }
            });
            Optional<Failure> failure = checker.check(lesson);
            line.clear();
            if (failure.isEmpty()) {
                terminal.line(String.format(
                        Locale.ROOT, "%-44s as it says, %.1f s", lesson.file(), (System.nanoTime() - startNs) / 1e9));
            }
            return failure;
        }
    }
}
