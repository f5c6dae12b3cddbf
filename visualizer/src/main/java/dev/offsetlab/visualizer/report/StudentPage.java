package dev.offsetlab.visualizer.report;

import dev.offsetlab.lessons.classroom.FailureText;
import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradedExercise;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import dev.offsetlab.lessons.grade.TestResult;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// One student's page: points, and for each exercise what held, what did not and why, and what was changed.
final class StudentPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final GradedClass graded;
    private final GradedSubmission student;

    StudentPage(GradedClass graded, GradedSubmission student) {
        this.graded = graded;
        this.student = student;
    }

    String html() throws IOException {
        String cards = student.exercises().stream().map(this::card).collect(Collectors.joining());
        return Html.page(student.student(), ClassReport.SHEETS, answer() + cards + footer());
    }

    private String answer() {
        String late = student.daysLate() == 0
                ? ""
                : "<p class=\"note\">" + student.daysLate() + (student.daysLate() == 1 ? " day" : " days") + " late: "
                        + student.percentLeft() + " % of " + ClassReport.points(student.rawScore())
                        + " points are left.</p>\n";
        String flags = student.flags().stream()
                .map(flag -> "<li>" + Html.escape(flag) + "</li>\n")
                .collect(Collectors.joining());
        return "<p class=\"kicker\">Exercises of Offset Lab, handed in " + TIME.format(student.handedIn())
                + "</p>\n<h1>"
                + Html.escape(student.student()) + ": " + ClassReport.points(student.score()) + " of "
                + graded.scheme().mostPoints() + "</h1>\n<p class=\"lead\">" + student.passed() + " of "
                + student.exercises().size() + " exercises passed.</p>\n" + late
                + (flags.isEmpty() ? "" : "<ul class=\"flags\">\n" + flags + "</ul>\n");
    }

    private String card(GradedExercise exercise) {
        String tests = exercise.tests().stream().map(StudentPage::test).collect(Collectors.joining());
        String says = exercise.says().isBlank() ? "" : "<pre>" + Html.escape(exercise.says()) + "</pre>\n";
        return "<section class=\"card exercise\">\n<h2>" + exercise.number() + "&ensp;" + Html.escape(exercise.title())
                + "</h2>\n<p><span class=\"verdict " + exercise.ending().name().toLowerCase(Locale.ROOT) + "\">"
                + exercise.ending().words() + "</span> &ensp;" + ClassReport.points(exercise.score()) + " of "
                + exercise.counts() + (exercise.flaky() ? " &ensp;flaky: two runs differed, the better one counts" : "")
                + "</p>\n" + says + (tests.isEmpty() ? "" : "<ul class=\"tests\">\n" + tests + "</ul>\n")
                + difference(exercise) + "</section>\n";
    }

    private static String test(TestResult test) {
        String invariant = test.invariant().isEmpty() ? "" : "<b>" + Html.escape(test.invariant()) + "</b> ";
        String failure = FailureText.of(test);
        String output = failure.isBlank() ? "" : "<pre>" + Html.escape(failure) + "</pre>\n";
        return "<li class=\"" + (test.passed() ? "holds" : "broken") + "\">" + invariant
                + Html.escape(test.says()) + " <small>" + (test.passed() ? test.points() : 0) + " of " + test.points()
                + "</small>"
                + output + "</li>\n";
    }

    private static String difference(GradedExercise exercise) {
        if (exercise.diff().isBlank()) {
            return "";
        }
        String lines = exercise.diff()
                .lines()
                .map(line -> "<span class=\"" + kind(line) + "\">" + Html.escape(line) + "</span>")
                .collect(Collectors.joining("\n"));
        return "<details><summary>Difference from the starter</summary>\n<pre class=\"diff\">" + lines
                + "</pre></details>\n";
    }

    private static String kind(String line) {
        if (line.startsWith("+")) {
            return "added";
        }
        return line.startsWith("-") ? "taken" : "same";
    }

    private String footer() {
        return "<footer>Graded " + TIME.format(graded.gradedAt())
                + " by ./lab grade of Offset Lab, random cases from seed " + graded.seed()
                + ": ./lab exercise test N --seed " + graded.seed() + " makes the same.</footer>\n";
    }
}
