package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Place;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.kit.Evidence;
import dev.offsetlab.lessons.grade.kit.HexLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What a failed test found: expected and got, decoded fields, bytes with the wrong ones marked, the student's line.
final class EvidenceText {
    private static final int MOST_FIELDS = 6;
    private static final int MOST_FRAMES = 4;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final MarkdownText markdown;

    EvidenceText(Terminal terminal) {
        this.terminal = terminal;
        this.markdown =
                new MarkdownText(terminal, Math.min(LessonText.MOST_COLUMNS, terminal.columns()) - INDENT.length());
    }

    void print(TestResult test) {
        if (test.evidence() == null) {
            thrown(test);
        } else {
            found(test.evidence());
        }
        place(test);
    }

    private void found(Evidence evidence) {
        wrapped(evidence.what());
        labelled("expected", evidence.expected(), terminal::good);
        labelled("got", evidence.got(), terminal::bad);
        fields(evidence.fields());
        evidence.someBytes()
                .ifPresent(bytes -> HexLines.of(bytes)
                        .lines()
                        .forEach(line -> terminal.line(line.contains("^^") ? terminal.bad(line) : line)));
        if (!evidence.why().isEmpty()) {
            wrapped(evidence.why());
        }
    }

    private void labelled(String label, String text, UnaryOperator<String> tone) {
        String head = String.format(Locale.ROOT, "  %-9s ", label);
        List<String> lines = fitting(text, head.length());
        terminal.line(head + (lines.isEmpty() ? "" : tone.apply(lines.getFirst())));
        lines.stream().skip(1).forEach(line -> terminal.line(" ".repeat(head.length()) + tone.apply(line)));
    }

    /// The lines of `text`, and on a person's screen none of them beyond its edge.
    private List<String> fitting(String text, int indent) {
        if (!terminal.live() || text.lines().allMatch(line -> indent + line.length() < terminal.columns())) {
            return text.lines().toList();
        }
        MarkdownText narrow = new MarkdownText(terminal, terminal.columns() - indent - 1);
        return text.lines().flatMap(line -> narrow.plain(line).stream()).toList();
    }

    /// All where they are few; else the wrong ones with their neighbours.
    private void fields(List<Evidence.Field> fields) {
        List<Evidence.Field> shown = fields.size() <= MOST_FIELDS ? fields : aroundWrong(fields);
        int widest =
                shown.stream().mapToInt(field -> field.name().length()).max().orElse(1);
        for (Evidence.Field field : shown) {
            String head = String.format(Locale.ROOT, "  %-" + widest + "s  ", field.name());
            if (field.right() == null) {
                List<String> lines = fitting(field.value(), head.length());
                terminal.line(terminal.faint(head + (lines.isEmpty() ? "" : lines.getFirst())));
                lines.stream().skip(1).forEach(line -> terminal.line(terminal.faint(" ".repeat(head.length()) + line)));
            } else {
                terminal.line(terminal.bad(head + field.value()) + "  should be " + terminal.good(field.right()));
            }
        }
    }

    private static List<Evidence.Field> aroundWrong(List<Evidence.Field> fields) {
        List<Evidence.Field> shown = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean near = fields.subList(Math.max(0, i - 1), Math.min(fields.size(), i + 2)).stream()
                    .anyMatch(field -> field.right() != null);
            if (near) {
                shown.add(fields.get(i));
            }
        }
        return shown;
    }

    private void thrown(TestResult test) {
        wrapped(GradeWords.thrown(test));
        if (GradeWords.wantsStack(test)) {
            test.stack().stream()
                    .limit(MOST_FRAMES)
                    .forEach(frame -> terminal.line(terminal.faint(INDENT + INDENT + "at " + frame)));
        }
    }

    private void place(TestResult test) {
        Place place = test.place();
        if (place == null) {
            GradeWords.nowhere(test).ifPresent(this::wrapped);
            return;
        }
        terminal.line(INDENT + terminal.bold(place.toString()) + terminal.faint("  " + GradeWords.place(test, place)));
        if (!place.text().isEmpty()) {
            terminal.line(INDENT + INDENT + terminal.code(cut(place.text())));
        }
    }

    /// A line of code breaks nowhere well: a person's screen shows its start.
    private String cut(String code) {
        int room = terminal.columns() - 2 * INDENT.length() - 1;
        return terminal.live() && code.length() > room ? code.substring(0, room) : code;
    }

    private void wrapped(String text) {
        text.lines().forEach(line -> markdown.plain(line).forEach(part -> terminal.line(INDENT + part)));
    }
}
