package dev.offsetlab.visualizer.report;

import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradedExercise;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.visualizer.chart.Drawing;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A graded class as HTML pages that need nothing else: `index.html` for the instructor, `students/NAME.html` each.
public final class ClassReport {
    static final List<String> SHEETS = List.of("report.css", "class.css");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int MOST_MISTAKES = 12;

    private final GradedClass graded;

    public ClassReport(GradedClass graded) {
        this.graded = graded;
    }

    /// Writes the pages into `report` and returns the overview's path.
    public Path write(Path report) throws IOException {
        Path students = Files.createDirectories(report.resolve("students"));
        for (GradedSubmission student : graded.students()) {
            Files.writeString(students.resolve(student.student() + ".html"), new StudentPage(graded, student).html());
        }
        return Files.writeString(report.resolve("index.html"), html());
    }

    String html() throws IOException {
        return Html.page("Grades", SHEETS, answer() + charts() + table() + mistakes() + method());
    }

    private String answer() {
        int count = graded.students().size();
        List<GradedSubmission> look =
                graded.students().stream().filter(ClassReport::wantsALook).toList();
        String flagged = look.isEmpty()
                ? ""
                : "<p class=\"note\">To look at: "
                        + look.stream().map(ClassReport::link).collect(Collectors.joining(", ")) + ".</p>\n";
        return "<p class=\"kicker\">Exercises of Offset Lab, graded " + TIME.format(graded.gradedAt()) + "</p>\n<h1>"
                + count + (count == 1 ? " submission" : " submissions") + ", median " + points(median()) + " of "
                + graded.scheme().mostPoints() + "</h1>\n" + flagged;
    }

    private static boolean wantsALook(GradedSubmission student) {
        return !student.flags().isEmpty()
                || student.flaky()
                || student.exercises().stream().anyMatch(one -> one.ending() == GradedExercise.Ending.HARNESS_FAULT);
    }

    private double median() {
        double[] scores = graded.students().stream()
                .mapToDouble(GradedSubmission::score)
                .sorted()
                .toArray();
        int middle = scores.length / 2;
        return scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
    }

    private String charts() {
        return Drawing.unavailableBecause()
                .map(why -> "<p class=\"note\">This report has no charts: " + Html.escape(why) + ".</p>\n")
                .orElseGet(() -> {
                    ClassCharts charts = new ClassCharts(graded);
                    return "<section class=\"pair\">\n"
                            + card("Points", "How many submissions got how many points.", charts.scores())
                            + card("Exercises", ClassCharts.legend(), charts.exercises()) + "</section>\n";
                });
    }

    private static String card(String title, String caption, String chart) {
        return "<div class=\"card\">\n<h2>" + title + "</h2>\n<p>" + caption + "</p>\n" + chart + "\n</div>\n";
    }

    private String table() {
        StringBuilder rows = new StringBuilder();
        for (GradedSubmission student : graded.students()) {
            rows.append("<tr><td>").append(link(student)).append("</td><td><b>").append(points(student.score()));
            rows.append("</b></td><td>").append(student.daysLate() == 0 ? "" : student.daysLate());
            rows.append("</td>");
            student.exercises().forEach(exercise -> rows.append(cell(exercise)));
            rows.append("<td class=\"flags\">")
                    .append(student.flags().isEmpty() ? "" : student.flags().size());
            rows.append("</td></tr>\n");
        }
        String numbers = graded.students().getFirst().exercises().stream()
                .map(exercise -> "<th title=\"" + Html.escape(exercise.title()) + "\">" + exercise.number()
                        + "<br><small>" + exercise.counts() + "</small></th>")
                .collect(Collectors.joining());
        return "<section class=\"card\">\n<h2>Everybody</h2>\n<p>Points by exercise; the small figure is what it counts"
                + " for. ~ is flaky: two runs differed.</p>\n<div class=\"scroll\"><table>\n<thead><tr><th>student</th>"
                + "<th>points</th><th>days<br>late</th>" + numbers + "<th>flags</th></tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n</section>\n";
    }

    private static String cell(GradedExercise exercise) {
        return "<td class=\"" + exercise.ending().name().toLowerCase(Locale.ROOT) + "\" title=\""
                + exercise.ending().words() + "\">" + points(exercise.score()) + (exercise.flaky() ? "~" : "")
                + "</td>";
    }

    /// The tests that failed most often: what to talk about in class.
    private String mistakes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (GradedSubmission student : graded.students()) {
            for (GradedExercise exercise : student.exercises()) {
                boolean begun = exercise.ending() != GradedExercise.Ending.NOT_WRITTEN;
                exercise.tests().stream()
                        .filter(test -> begun && !test.passed())
                        .forEach(test -> counts.merge(mistake(exercise, test), 1, Integer::sum));
            }
        }
        if (counts.isEmpty()) {
            return "";
        }
        String rows = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_MISTAKES)
                .map(entry -> "<tr><td>" + entry.getKey() + "</td><td>" + entry.getValue() + "</td></tr>\n")
                .collect(Collectors.joining());
        return "<section class=\"card\">\n<h2>What many got wrong</h2>\n<p>Invariants that submissions broke, exercises"
                + " that nobody began left out.</p>\n<table class=\"mistakes\">\n<tbody>\n" + rows
                + "</tbody></table>\n</section>\n";
    }

    private static String mistake(GradedExercise exercise, TestResult test) {
        String invariant = test.invariant().isEmpty() ? "" : test.invariant() + " ";
        return exercise.number() + " <b>" + Html.escape(exercise.title()) + "</b>: " + invariant
                + Html.escape(test.says());
    }

    private String method() {
        return "<section class=\"prose\">\n<h2>How it was graded</h2>\n<p>By the instructor's own graders, each submission"
                + " in a process of its own"
                + ("none".equals(graded.sandbox())
                        ? ", without a sandbox"
                        : " in a sandbox (" + graded.sandbox() + "): no network but loopback, no sight of others")
                + ". Random cases came from seed " + graded.seed() + ", the same for everybody; what failed ran once"
                + " more with another, and the better run counts. It took "
                + graded.took().toSeconds() + " s.</p>\n</section>\n<footer>Written by ./lab grade of Offset Lab."
                + " Points and limits: exercises/grading.yaml.</footer>\n";
    }

    private static String link(GradedSubmission student) {
        String file =
                URLEncoder.encode(student.student(), StandardCharsets.UTF_8).replace("+", "%20");
        return "<a href=\"students/" + file + ".html\">" + Html.escape(student.student()) + "</a>";
    }

    static String points(double points) {
        String text = String.format(Locale.ROOT, "%.1f", points);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
