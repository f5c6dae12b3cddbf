package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradedExercise;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import dev.offsetlab.lessons.classroom.GradingScheme;
import dev.offsetlab.lessons.classroom.Limits;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.lessons.grade.kit.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassReportTest {
    private static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void write_class_overviewLinksToEverybody() throws IOException {
        String page = Files.readString(new ClassReport(graded()).write(folder));
        assertThat(page).contains("3 submissions, median 5 of 10", "students/ada.html", "students/ben%20%3Cb%3E.html");
        assertThat(page).contains("To look at: <a href=\"students/ben%20%3Cb%3E.html\">ben &lt;b&gt;</a>.");
        assertThat(page).contains("What many got wrong", "I2 twice is the sum").doesNotContain("<b>.html");
        assertThat(page).contains("<svg").contains("sandbox (bubblewrap)");
        assertThat(folder.resolve("students/ada.html")).exists();
    }

    @Test
    void write_student_saysWhatFailedAndWhatWasChanged() throws IOException {
        var _ = new ClassReport(graded()).write(folder);
        String page = Files.readString(folder.resolve("students/ben <b>.html"));
        assertThat(page).contains("ben &lt;b&gt;: 5 of 10", "expected  4", "got       5", "edited grader");
        assertThat(page).contains("<span class=\"added\">+ a &lt; b</span>", "2 days late");
        assertThat(Files.readString(folder.resolve("students/cleo.html"))).contains("not handed in");
    }

    private static GradedClass graded() {
        GradingScheme scheme = new GradingScheme(Map.of(1, 10), AT, 10, 50, Limits.DEFAULTS);
        return new GradedClass(
                scheme,
                List.of(
                        student("ada", judged(Verdict.PASSED), 0, List.of()),
                        student("ben <b>", judged(Verdict.WRONG), 2, List.of("edited grader: ex01/DoublerGrader.java")),
                        student("cleo", null, 0, List.of())),
                AT,
                Duration.ofSeconds(9),
                "bubblewrap",
                4711);
    }

    private static GradedSubmission student(
            String name, @Nullable Judgement judgement, long daysLate, List<String> flags) {
        GradedExercise exercise = new GradedExercise(1, "Twice", 10, judgement, false, "+ a < b");
        return new GradedSubmission(name, AT, daysLate, 100, List.of(exercise), flags, Duration.ofSeconds(1));
    }

    private static Judgement judged(Verdict second) {
        Evidence evidence = new Evidence("twice 2", "twice", "4", "5", "", null, List.of(), null, null);
        TestResult zero = TestResult.notRun("zero", "twice nothing is nothing", "I1", 1)
                .ended(Verdict.PASSED, null, "", null, List.of());
        TestResult any = TestResult.notRun("any", "twice is the sum", "I2", 1)
                .ended(second, second == Verdict.PASSED ? null : evidence, "", null, List.of());
        return new Judgement(1, second, List.of(), List.of(zero, any), "", 0, 0);
    }
}
