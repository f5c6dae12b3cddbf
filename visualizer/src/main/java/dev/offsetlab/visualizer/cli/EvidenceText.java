package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Place;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.kit.Evidence;
import dev.offsetlab.lessons.grade.kit.HexLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        labelled("expected", terminal.good(evidence.expected()));
        labelled("got", terminal.bad(evidence.got()));
        fields(evidence.fields());
        evidence.someBytes()
                .ifPresent(bytes -> HexLines.of(bytes)
                        .lines()
                        .forEach(line -> terminal.line(line.contains("^^") ? terminal.bad(line) : line)));
        if (!evidence.why().isEmpty()) {
            wrapped(evidence.why());
        }
    }

    private void labelled(String label, String text) {
        List<String> lines = text.lines().toList();
        terminal.line(String.format(Locale.ROOT, "  %-9s ", label) + (lines.isEmpty() ? "" : lines.getFirst()));
        lines.stream().skip(1).forEach(line -> terminal.line(" ".repeat(12) + line));
    }

    /// All where they are few; else the wrong ones with their neighbours.
    private void fields(List<Evidence.Field> fields) {
        List<Evidence.Field> shown = fields.size() <= MOST_FIELDS ? fields : aroundWrong(fields);
        int widest =
                shown.stream().mapToInt(field -> field.name().length()).max().orElse(1);
        for (Evidence.Field field : shown) {
            String line = String.format(Locale.ROOT, "  %-" + widest + "s  %s", field.name(), field.value());
            terminal.line(
                    field.right() == null
                            ? terminal.faint(line)
                            : terminal.bad(line) + "  should be " + terminal.good(field.right()));
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
        int room = Math.min(LessonText.MOST_COLUMNS, terminal.columns()) - 2 * INDENT.length();
        return terminal.live() && code.length() > room ? code.substring(0, room) : code;
    }

    private void wrapped(String text) {
        text.lines().forEach(line -> markdown.plain(line).forEach(part -> terminal.line(INDENT + part)));
    }
}
