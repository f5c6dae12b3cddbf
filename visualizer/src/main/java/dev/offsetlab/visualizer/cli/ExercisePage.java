package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercise.Hint;
import dev.offsetlab.lessons.catalog.Exercise.Question;
import dev.offsetlab.lessons.grade.CourseFiles;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page of an exercise in the terminal.
final class ExercisePage {
    private static final String INDENT = "  ";
    private static final Pattern LEADING_NUMBER = Pattern.compile("0*(\\d+)");

    private final Terminal terminal;
    private final LessonText text;
    private final MarkdownText markdown;
    private final CourseFiles files;

    ExercisePage(Terminal terminal, CourseFiles files) {
        this.terminal = terminal;
        this.text = new LessonText(terminal);
        this.markdown = new MarkdownText(terminal, Math.min(LessonText.MOST_COLUMNS, terminal.columns()) - 2);
        this.files = files;
    }

    void print(Exercise exercise, boolean answers) {
        terminal.line(terminal.bold(exercise.number() + "  " + exercise.title())
                + terminal.faint(
                        "   about " + exercise.minutes() + " minutes, goes with ./lab lesson " + lesson(exercise)));
        for (Block block : exercise.body()) {
            if (block instanceof Block.Prose prose) {
                text.prose(prose.markdown());
            } else if (block instanceof Block.Drawing drawing) {
                text.drawing(drawing);
            }
        }
        text.rule("Test yourself", answers ? "with answers" : "--answers shows them");
        exercise.questions().forEach(question -> question(question, answers));
        terminal.line("");
        terminal.line("Edit");
        terminal.line("  " + terminal.bold(files.shown(files.edited(exercise))));
        terminal.line("Then  ./lab exercise " + exercise.number() + "   judges it whenever you save");
    }

    /// `03-record-batch` is opened as `3`.
    private static String lesson(Exercise exercise) {
        Matcher number = LEADING_NUMBER.matcher(exercise.lesson());
        return number.lookingAt() ? number.group(1) : exercise.lesson();
    }

    private void question(Question question, boolean answers) {
        List<String> lines = markdown.lines(question.asks());
        for (int i = 0; i < lines.size(); i++) {
            terminal.line((i == 0 ? "? " : INDENT) + lines.get(i));
        }
        if (answers) {
            markdown.lines(question.answer()).forEach(line -> terminal.line(INDENT + terminal.faint(line)));
        }
    }

    void hints(List<Hint> hints, Exercise exercise) {
        for (Hint hint : hints) {
            text.rule(
                    "Hint: " + hint.name(),
                    (exercise.hints().indexOf(hint) + 1) + " of "
                            + exercise.hints().size());
            if (hint.isCode()) {
                hint.text().lines().forEach(line -> terminal.line(INDENT + terminal.code(line)));
            } else {
                markdown.lines(hint.text()).forEach(line -> terminal.line(INDENT + line));
            }
        }
    }
}
