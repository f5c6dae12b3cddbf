package dev.offsetlab.visualizer.report;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.lessons.progress.LessonProgress.Answered;
import dev.offsetlab.lessons.progress.LessonProgress.Attempt;
import dev.offsetlab.lessons.progress.LessonProgress.Cell;
import dev.offsetlab.lessons.progress.LessonProgress.Checked;
import dev.offsetlab.lessons.progress.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a student predicted, ran, measured and answered, as one HTML file that needs nothing else: to hand in.
public final class Notebook {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final List<Lesson> lessons;
    private final Progress progress;
    private final String student;
    private final Instant now;

    /// @param lessons of the whole course; only those that were begun have a section
    /// @param student empty where it is nobody's business
    public Notebook(List<Lesson> lessons, Progress progress, String student, Instant now) {
        this.lessons = List.copyOf(lessons);
        this.progress = progress;
        this.student = student;
        this.now = now;
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, html());
    }

    String html() throws IOException {
        String title = student.isEmpty() ? "Lab notebook" : "Lab notebook of " + student;
        String sections =
                lessons.stream().filter(this::begun).map(this::section).collect(Collectors.joining());
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Html.escape(title) + "</title>\n<style>\n" + style() + "</style>\n</head>\n"
                + "<body>\n<main>\n<p class=\"kicker\">Offset Lab, " + TIME.format(now) + "</p>\n<h1>"
                + Html.escape(title) + "</h1>\n" + summary()
                + (sections.isEmpty()
                        ? "<p class=\"note\">Nothing yet. ./lab lesson begins the course.</p>\n"
                        : sections)
                + "<footer>Written by ./lab notebook of Offset Lab. Measured values are those of the student's own"
                + " machine.</footer>\n</main>\n</body>\n</html>\n";
    }

    private LessonProgress of(Lesson lesson) {
        return progress.lesson(lesson.name());
    }

    private boolean begun(Lesson lesson) {
        return LessonState.of(lesson, of(lesson)).begun()
                || !of(lesson).predictions().isEmpty();
    }

    private String summary() {
        int passed = 0;
        int checks = 0;
        int complete = 0;
        for (Lesson lesson : lessons) {
            LessonState state = LessonState.of(lesson, of(lesson));
            passed += state.checksPassed();
            checks += state.checks();
            complete += state.complete() ? 1 : 0;
        }
        return "<p class=\"lead\">" + complete + " of " + lessons.size() + " lessons complete, " + passed + " of "
                + checks + " questions answered.</p>\n";
    }

    private String section(Lesson lesson) {
        LessonState state = LessonState.of(lesson, of(lesson));
        String entries =
                lesson.blocks().stream().map(block -> entry(block, of(lesson))).collect(Collectors.joining());
        return "<section class=\"card\">\n<h2>" + lesson.number() + "&ensp;" + Html.escape(lesson.title())
                + "</h2>\n<p>" + state.stepsDone() + " of " + state.steps() + " steps, " + state.checksPassed()
                + " of " + state.checks() + " questions</p>\n" + entries + "</section>\n";
    }

    private static String entry(Block block, LessonProgress kept) {
        return switch (block) {
            case Block.Predict predict -> predicted(predict, kept);
            case Block.Run run ->
                Optional.ofNullable(kept.cells().get(run.id()))
                        .map(cell -> ran(run, cell))
                        .orElse("");
            case Block.Observe observe ->
                Optional.ofNullable(kept.observations().get(observe.id()))
                        .map(seen -> part("observed", observe.id() + ", " + at(seen.at()), pre(seen.text())))
                        .orElse("");
            case Block.Check check ->
                Optional.ofNullable(kept.checks().get(check.id()))
                        .map(checked -> answered(check, checked))
                        .orElse("");
            case Block.Prose _, Block.Drawing _, Block.Claims _ -> "";
        };
    }

    private static String predicted(Block.Predict predict, LessonProgress kept) {
        Answered prediction = kept.predictions().get(predict.id());
        Instant when = prediction == null ? kept.skipped().get(predict.id()) : prediction.at();
        if (when == null) {
            return "";
        }
        String unit = predict.answer() instanceof Block.Answer.Quantity quantity
                ? " <small>" + Html.escape(quantity.unit()) + "</small>"
                : "";
        String measured = Optional.ofNullable(kept.measurements().get(predict.id()))
                .map(value -> Html.escape(value.text()) + unit)
                .orElse("<small>not measured yet</small>");
        String said = prediction == null ? "<small>skipped</small>" : Html.escape(prediction.text());
        return part(
                prediction == null ? "skipped" : "predicted",
                at(when),
                question(predict.question()) + "<dl><dt>predicted</dt><dd>" + said + "</dd><dt>measured</dt><dd>"
                        + measured + "</dd></dl>\n");
    }

    private static String ran(Block.Run run, Cell cell) {
        String edited = cell.code().equals(run.code()) ? "" : ", edited";
        String ended = cell.outcome().isEmpty() ? "not run" : cell.outcome().toLowerCase(Locale.ROOT);
        return part(
                "ran",
                run.id() + edited + ", " + ended + ", " + at(cell.at()),
                "<pre class=\"code\">" + Html.escape(cell.code()) + "</pre>\n" + pre(cell.result()));
    }

    private static String answered(Block.Check check, Checked checked) {
        String attempts = checked.attempts().stream().map(Notebook::attempt).collect(Collectors.joining());
        return part(
                "answered",
                checked.passed() ? "right" : "not yet right",
                question(check.question()) + "<ol>\n" + attempts + "</ol>\n");
    }

    private static String attempt(Attempt attempt) {
        return "<li>" + Html.escape(attempt.answer()) + " <small>"
                + (attempt.passed() ? "right" : "not so; the engine said " + Html.escape(attempt.right())) + ", "
                + at(attempt.at()) + "</small></li>\n";
    }

    private static String question(String markdown) {
        return "<div class=\"question\">" + Html.markdown(markdown) + "</div>\n";
    }

    private static String part(String kind, String detail, String content) {
        return "<article class=\"" + kind + "\"><h3>" + kind + " <small>" + Html.escape(detail) + "</small></h3>\n"
                + content + "</article>\n";
    }

    private static String pre(String text) {
        return text.isBlank() ? "" : "<pre>" + Html.escape(text) + "</pre>\n";
    }

    private static String at(Instant at) {
        return TIME.format(at);
    }

    private static String style() throws IOException {
        return css("report.css") + css("notebook.css");
    }

    private static String css(String name) throws IOException {
        try (InputStream css = Notebook.class.getResourceAsStream(name)) {
            if (css == null) {
                throw new IOException(name + " is missing from the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
