package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.lessons.course.Bench.Seen;
import dev.offsetlab.lessons.course.Outcome;
import dev.offsetlab.lessons.course.Verdict;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.Documentation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the parts of a lesson look in a terminal of 80 columns.
final class LessonText {
    static final int MOST_COLUMNS = 80;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final int width;

    LessonText(Terminal terminal) {
        this.terminal = terminal;
        this.width = Math.min(MOST_COLUMNS, terminal.columns());
    }

    void prose(String markdown) {
        terminal.line("");
        new MarkdownText(terminal, width).lines(markdown).forEach(terminal::line);
    }

    void drawing(Block.Drawing drawing) {
        terminal.line("");
        drawing.text().lines().forEach(line -> terminal.line(INDENT + line));
        terminal.line(INDENT + terminal.italic(drawing.caption()));
    }

    void rule(String left, String right) {
        int free = Math.max(3, width - left.length() - right.length() - 2);
        String dashes = (terminal.unicode() ? "─" : "-").repeat(free);
        terminal.line("");
        terminal.line(terminal.bold(left) + " " + terminal.faint(dashes + " " + right));
    }

    void question(String question, Answer answer) {
        new MarkdownText(terminal, width).lines(question).forEach(terminal::line);
        if (answer instanceof Answer.Choice choice) {
            for (int i = 0; i < choice.choices().size(); i++) {
                terminal.line(INDENT + (i + 1) + "  " + choice.choices().get(i));
            }
        }
    }

    /// A line to the student, wrapped.
    void note(String line) {
        new MarkdownText(terminal, width - INDENT.length()).plain(line).forEach(part -> terminal.line(INDENT + part));
    }

    /// What a prompt for this answer says.
    static String asked(Answer answer) {
        return switch (answer) {
            case Answer.Quantity quantity -> quantity.unit();
            case Answer.Words words -> words.what();
            case Answer.Choice choice -> "1-" + choice.choices().size();
        };
    }

    void code(String code) {
        List<String> lines = code.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            terminal.line(terminal.faint(String.format(Locale.ROOT, "%2d  ", i + 1)) + terminal.code(lines.get(i)));
        }
    }

    /// What the cell printed is on the screen already.
    void outcome(Outcome outcome, String code) {
        result(outcome.result(), outcome.asMeant(), code);
        outcome.comparisons().forEach(this::comparison);
        if (!outcome.claims().isEmpty()) {
            terminal.line("");
        }
        outcome.claims().forEach(this::claim);
    }

    /// Of Java that no lesson asked for.
    void result(CellResult result, String code) {
        result(result, result.done(), code);
    }

    private void result(CellResult result, boolean asMeant, String code) {
        result.value().strip().lines().forEach(this::value);
        result.problems().forEach(problem -> problem(problem, code));
        terminal.line(terminal.faint(
                INDENT + ended(result, asMeant) + ", " + result.took().toMillis() + " ms"));
    }

    /// The desk's tables fit; the value of a student's own may be as long as it likes.
    private void value(String line) {
        if (line.length() <= terminal.columns() - INDENT.length()) {
            terminal.line(INDENT + line);
        } else {
            note(line);
        }
    }

    private static String ended(CellResult result, boolean asMeant) {
        return switch (result.outcome()) {
            case DONE -> asMeant ? "done" : "done, but this cell was meant to fail";
            case REFUSED -> "does not compile";
            case THREW -> asMeant ? "failed, as it was meant to" : "ended with an exception";
            case STOPPED -> "stopped";
            case ENDED -> "stopped by the lab";
        };
    }

    private void problem(CellResult.Problem problem, String code) {
        List<String> lines = code.lines().toList();
        String at = "";
        if (problem.line() >= 1 && problem.line() <= lines.size()) {
            String number = String.format(Locale.ROOT, "%2d  ", problem.line());
            terminal.line(terminal.faint(number) + lines.get(problem.line() - 1));
            terminal.line(" ".repeat(number.length() + Math.max(0, problem.column() - 1)) + terminal.bad("^"));
            at = "line " + problem.line() + ": ";
        }
        new MarkdownText(terminal, width - INDENT.length())
                .plain(at + problem.says())
                .forEach(line -> terminal.line(INDENT + terminal.bad(line)));
    }

    private void comparison(Outcome.Comparison comparison) {
        String unit = comparison.question().answer() instanceof Answer.Quantity quantity
                ? terminal.faint("  " + quantity.unit())
                : "";
        terminal.line("");
        new MarkdownText(terminal, width)
                .lines(comparison.question().question())
                .forEach(terminal::line);
        String predicted = comparison.predicted();
        terminal.line(INDENT + "you predicted  "
                + (predicted.isEmpty() ? terminal.faint("(skipped)") : terminal.bold(predicted)));
        if (comparison.trouble().isEmpty()) {
            String ratio = comparison
                    .ratio()
                    .map(times -> terminal.faint("   predicted / measured = " + factor(times)))
                    .orElse("");
            terminal.line(INDENT + "measured       " + terminal.bold(comparison.measured()) + unit + ratio);
        } else {
            note("not measured: " + comparison.trouble());
        }
    }

    private static String factor(double times) {
        return String.format(Locale.ROOT, times >= 100 ? "%,.0f" : times < 0.01 ? "%.2g" : "%.2f", times);
    }

    private void claim(Outcome.Judged judged) {
        String mark = judged.holds()
                ? terminal.good(terminal.unicode() ? "✓" : "true ")
                : terminal.bad(terminal.unicode() ? "✗" : "false");
        String says = judged.claim().says() + (judged.holds() ? "" : "  (not so after your cell)");
        List<String> lines = new MarkdownText(terminal, width - 2 * INDENT.length()).plain(says);
        for (int i = 0; i < lines.size(); i++) {
            terminal.line(INDENT + (i == 0 ? mark : " ".repeat(StyledWords.columnsOf(mark))) + " " + lines.get(i));
        }
        if (!judged.trouble().isEmpty()) {
            terminal.line(INDENT + "  " + terminal.faint(judged.trouble()));
        }
    }

    void seen(Seen seen, Block.Observe block) {
        if (!seen.missing().isEmpty()) {
            note(seen.missing());
            terminal.line(INDENT + "The engine's own counters for the same:");
            seen.counted().lines().forEach(line -> terminal.line(INDENT + line));
        }
        for (String line : seen.lines()) {
            boolean matters = block.lines().keySet().stream().anyMatch(word -> Block.Observe.isAbout(word, line));
            terminal.line(INDENT + (matters ? terminal.bold(line) : terminal.faint(line)));
        }
        terminal.line("");
        for (Map.Entry<String, String> word : block.lines().entrySet()) {
            new MarkdownText(terminal, width - INDENT.length())
                    .lines("**" + word.getKey() + "**: " + word.getValue())
                    .forEach(line -> terminal.line(INDENT + line));
        }
    }

    void verdict(Verdict verdict) {
        if (verdict.passed()) {
            terminal.line(INDENT + terminal.good("Right.") + " The engine says " + verdict.right() + ".");
            return;
        }
        terminal.line(INDENT + terminal.bad("Not so: ") + verdict.answer() + ".");
        verdict.hint()
                .ifPresent(hint -> new MarkdownText(terminal, width - INDENT.length())
                        .lines("Hint: " + hint)
                        .forEach(line -> terminal.line(INDENT + line)));
        if (verdict.reveals()) {
            terminal.line(INDENT + "The engine says " + verdict.right() + ". Find out why, then go on.");
        }
    }

    void about(CodeHelp.About about) {
        for (Documentation one : about.documented()) {
            new MarkdownText(terminal, width)
                    .plain(one.signature())
                    .forEach(line -> terminal.line(terminal.code(line)));
            note(one.text().isEmpty() ? "(no documentation)" : one.text());
        }
        if (about.documented().isEmpty()) {
            note(
                    about.names().isEmpty()
                            ? "Nothing is known of " + about.code() + " here. ? lab. names all that the desk can do."
                            : String.join("  ", about.names()));
        }
    }

    void keys() {
        terminal.line("""
                  Enter   run the cell, or go on       e      edit the cell ($EDITOR, or here)
                  n       next step, skip this one     o      the cell as the lesson has it
                  p       step before                  a      run the cells above once more
                  g 4     go to step 4                 l      list of steps
                  ?       these keys                   ? lab.      all that the desk can do
                  q       leave, progress is kept      ? lab.find  what one of it does
                  Ctrl-C  stop the cell that runs      ! 6 * 7     Java of your own, beside the cells
                  An answer that is one of these letters stands in quotes: "n".""");
    }
}
