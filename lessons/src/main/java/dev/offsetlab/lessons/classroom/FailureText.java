package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.kit.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What went wrong, as plain text of several lines: for Gradescope, for data, for pages.
public final class FailureText {
    private FailureText() {}

    /// Of the exercise as a whole; empty where its tests say it.
    static String of(Judgement judgement) {
        String problems = judgement.problems().stream().map(FailureText::of).collect(Collectors.joining("\n"));
        return (problems + "\n" + judgement.trouble()).strip();
    }

    private static String of(Problem problem) {
        return problem
                + (problem.text().isBlank() ? "" : "\n    " + problem.text().strip());
    }

    /// Of one test; empty where it passed.
    public static String of(TestResult test) {
        if (test.passed()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        if (test.evidence() != null) {
            lines.add(Finding.text(test.evidence()));
        }
        if (!test.thrown().isBlank()) {
            lines.add(test.thrown());
        }
        if (test.place() != null) {
            lines.add("at " + test.place() + "  " + test.place().text());
        }
        if (!test.output().isBlank()) {
            lines.add("it printed:\n" + test.output().stripTrailing());
        }
        return String.join("\n", lines);
    }
}
