package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import java.util.List;
import java.util.Locale;

/// What came of an exercise, in a terminal of 80 columns or more: a line for each test, then the first that failed with
/// all that is known of it.
final class JudgementText {
    private static final int MOST_PROBLEMS = 3;
    private static final int MOST_OUTPUT_LINES = 12;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final Exercise exercise;
    private final EvidenceText evidence;
    private final MarkdownText markdown;

    JudgementText(Terminal terminal, Exercise exercise) {
        this.terminal = terminal;
        this.exercise = exercise;
        this.evidence = new EvidenceText(terminal);
        this.markdown =
                new MarkdownText(terminal, Math.min(LessonText.MOST_COLUMNS, terminal.columns()) - INDENT.length());
    }

    void print(Judgement judgement) {
        if (judgement.verdict() != Verdict.DOES_NOT_COMPILE
                && !judgement.tests().isEmpty()) {
            judgement.tests().forEach(this::line);
            terminal.line("");
        }
        problems(judgement.problems().stream().limit(MOST_PROBLEMS).toList());
        judgement.first().ifPresent(this::detail);
        verdict(judgement);
    }

    private void line(TestResult test) {
        String mark = switch (test.verdict()) {
            case PASSED -> terminal.good(sign("✓", "ok"));
            case NOT_RUN, SKIPPED -> terminal.faint(sign("·", "--"));
            case NOT_WRITTEN, WRONG, TIMED_OUT, ENDED, HARNESS_FAULT, DOES_NOT_COMPILE -> terminal.bad(sign("✗", "no"));
        };
        String head = String.format(Locale.ROOT, " %-3s %2d  ", test.invariant(), test.points());
        String says = oneLine(test.says(), suffix(test), terminal.columns() - head.length() - 1);
        terminal.line(mark + terminal.faint(head) + (test.passed() ? terminal.faint(says) : says));
    }

    /// A sentence of a person's screen in one line, for it stands in full where it matters. A file has it whole.
    private String oneLine(String says, String suffix, int columns) {
        int room = columns - suffix.length();
        if (!terminal.live() || says.length() <= room) {
            return says + suffix;
        }
        String more = terminal.unicode() ? "…" : "...";
        return says.substring(0, Math.max(0, room - more.length())).stripTrailing() + more + suffix;
    }

    private static String suffix(TestResult test) {
        String note = GradeWords.note(test.verdict());
        return note.isEmpty() ? "" : " (" + note + ")";
    }

    private String sign(String unicode, String plain) {
        return terminal.unicode() ? unicode : plain;
    }

    /// What is said of several lines in a row is said once.
    private void problems(List<Problem> problems) {
        for (int i = 0; i < problems.size(); i++) {
            boolean goesOn = i + 1 < problems.size()
                    && problems.get(i + 1).says().equals(problems.get(i).says());
            problem(problems.get(i), !goesOn);
        }
        if (!problems.isEmpty()) {
            terminal.line("");
        }
    }

    private void problem(Problem problem, boolean says) {
        String where = problem.file() + (problem.line() > 0 ? ":" + problem.line() : "");
        if (problem.line() > 0) {
            terminal.line(terminal.bold(where));
            terminal.line(INDENT + problem.text().replace('\t', ' '));
            terminal.line(INDENT + " ".repeat(Math.max(0, problem.column() - 1)) + terminal.bad("^"));
            if (says) {
                markdown.plain(problem.says()).forEach(line -> terminal.line(INDENT + line));
            }
        } else {
            markdown.plain((where.isEmpty() ? "" : where + ": ") + problem.says())
                    .forEach(line -> terminal.line(INDENT + line));
        }
    }

    private void detail(TestResult test) {
        terminal.line(terminal.bold(test.says()));
        exercise.says(test.invariant())
                .ifPresent(says -> markdown.lines("**" + test.invariant() + "** " + says)
                        .forEach(line -> terminal.line(INDENT + line)));
        terminal.line("");
        evidence.print(test);
        List<String> printed = test.output().lines().toList();
        if (!printed.isEmpty()) {
            terminal.line(terminal.faint("it printed"));
            printed.stream().limit(MOST_OUTPUT_LINES).forEach(line -> terminal.line(terminal.faint(INDENT + line)));
            if (printed.size() > MOST_OUTPUT_LINES) {
                terminal.line(
                        terminal.faint(INDENT + "... and " + (printed.size() - MOST_OUTPUT_LINES) + " lines more"));
            }
        }
        if (test.seed() != null) {
            terminal.line(terminal.faint(
                    "the same cases again: ./lab exercise test " + exercise.number() + " --seed " + test.seed()));
        }
        terminal.line("");
    }

    /// The last line, which a person's eye meets first.
    private void verdict(Judgement judgement) {
        String verdict = GradeWords.verdict(judgement.verdict());
        String words = switch (judgement.verdict()) {
            case PASSED -> terminal.good(verdict);
            case NOT_RUN, SKIPPED -> verdict;
            default -> terminal.bad(verdict);
        };
        if (!judgement.trouble().isEmpty()) {
            markdown.plain(judgement.trouble()).forEach(terminal::line);
        }
        terminal.line(terminal.bold(words)
                + (judgement.tests().isEmpty() ? "" : "   " + GradeWords.tests(judgement))
                + "   " + GradeWords.points(judgement)
                + terminal.faint(String.format(Locale.ROOT, "   %.1f s", judgement.tookMs() / 1000.0)));
    }
}
