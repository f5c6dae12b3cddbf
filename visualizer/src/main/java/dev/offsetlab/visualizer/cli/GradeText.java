package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradedExercise;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import java.util.Locale;

/// A graded class in the terminal: a line for each student.
final class GradeText {
    private static final int MOST_FLAGS = 2;

    private final Terminal terminal;

    GradeText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(GradedClass graded) {
        int width = graded.students().stream()
                .mapToInt(student -> student.student().length())
                .max()
                .orElse(0);
        terminal.line("");
        terminal.line("  " + "student" + " ".repeat(Math.max(1, width - 4)) + "points  passed  exercises");
        for (GradedSubmission student : graded.students()) {
            String name = student.student()
                    + " "
                            .repeat(Math.max(
                                    0, Math.max(width, 4) - student.student().length()));
            StringBuilder marks = new StringBuilder();
            student.exercises().forEach(exercise -> marks.append(mark(exercise)));
            String late = student.daysLate() == 0
                    ? ""
                    : "  " + student.daysLate() + (student.daysLate() == 1 ? " day late" : " days late");
            terminal.line(String.format(Locale.ROOT, "  %s  %7.1f  %6d  ", name, student.score(), student.passed())
                    + marks
                    + late);
            student.flags().stream()
                    .limit(MOST_FLAGS)
                    .forEach(
                            flag -> terminal.line("  " + " ".repeat(Math.max(width, 4)) + "  " + terminal.faint(flag)));
        }
        terminal.line("");
        terminal.line(
                terminal.faint("  + passed  - wrong  . not begun or not handed in  c does not compile  t timed out"
                        + "  x ended its process  ? harness  ~ flaky"));
    }

    private static String mark(GradedExercise exercise) {
        if (exercise.flaky()) {
            return "~";
        }
        return switch (exercise.ending()) {
            case PASSED -> "+";
            case WRONG -> "-";
            case NOT_WRITTEN, MISSING -> ".";
            case NOT_COMPILED -> "c";
            case TIMED_OUT -> "t";
            case ENDED -> "x";
            case HARNESS_FAULT -> "?";
        };
    }
}
