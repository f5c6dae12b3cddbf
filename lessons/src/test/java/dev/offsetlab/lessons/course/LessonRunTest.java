package dev.offsetlab.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.course.LessonChecker.Failure;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.lessons.shell.CellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonRunTest {
    private static final String TEXT = """
            ---
            title: Calls
            minutes: 10
            ---
            ```predict calls
            question: How many calls?
            number: calls per MiB
            before: count
            measured: heap.calls()
            ```
            ```run count
            var heap = 1
            ```
            ```claims count
            - says: it copies
              that: heap > 0
            ```
            ```run tamper fails
            throw
            ```
            ```observe outside
            tool: strace
            seconds: 1
            work: lab.read()
            lines:
              sendfile: one call
            instead: lab.counters()
            ```
            ```check floor
            question: Which base offset?
            number: base offset
            right: found()
            within: 0.1
            wrong: 5000
            hint: floor
            ```
            """;

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private final ScriptedBench bench = new ScriptedBench()
            .value("heap.calls()", 128.0)
            .value("heap > 0", true)
            .value("found()", 4000L)
            .value("lab.counters()", "counters")
            .outcome("throw", CellResult.Outcome.THREW);
    private Lesson lesson;

    @BeforeEach
    void read() throws IOException {
        Path text = Files.createDirectories(folder.resolve("07-calls"));
        Files.writeString(text.resolve("lesson.md"), TEXT);
        lesson = Lessons.read(text);
    }

    @Test
    void run_withoutPrediction_isRefusedAndRunsNothing() {
        LessonRun run = run();
        assertThatThrownBy(() -> run.run("count", run.code("count")))
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("How many calls?");
        assertThat(bench.ran).isEmpty();
    }

    @Test
    void run_predictionsMayBeSkipped_runsAndMarksThem() throws Exception {
        LessonRun run = run();
        run.skipPredictions(true);
        assertThat(run.waitsFor("count")).isEmpty();
        Outcome outcome = run.run("count", run.code("count"));
        assertThat(outcome.comparisons()).singleElement().satisfies(comparison -> {
            assertThat(comparison.predicted()).isEmpty();
            assertThat(comparison.measured()).isEqualTo("128");
            assertThat(comparison.ratio()).isEmpty();
        });
        assertThat(run().progress().skipped()).containsOnlyKeys("calls");
        assertThat(run().progress().predictions()).isEmpty();
        assertThat(LessonState.of(lesson, run().progress())).isEqualTo(new LessonState(5, 2, 1, 0));
        assertThatThrownBy(() -> run().predict("calls", "128"))
                .isInstanceOf(AnswerException.class)
                .hasMessageContaining("too late");
    }

    @Test
    void above_studentsHaveTheCellsThatRan_instructorsAll() throws Exception {
        LessonRun run = run();
        assertThat(run.above("tamper")).isEmpty();
        run.skipPredictions(true);
        assertThat(run.above("tamper")).containsExactly("count");
        assertThat(run.above("count")).isEmpty();
    }

    @Test
    void run_predicted_setsItBesideTheMeasurementAndJudgesClaims() throws Exception {
        LessonRun run = run();
        run.predict("calls", "64 calls");
        Outcome outcome = run.run("count", "var heap = 2");
        assertThat(outcome.comparisons()).singleElement().satisfies(comparison -> {
            assertThat(comparison.predicted()).isEqualTo("64 calls");
            assertThat(comparison.measured()).isEqualTo("128");
            assertThat(comparison.ratio()).contains(0.5);
        });
        assertThat(outcome.claims())
                .singleElement()
                .satisfies(claim -> assertThat(claim.holds()).isTrue());
        assertThat(run().code("count")).isEqualTo("var heap = 2");
        assertThat(run().progress().place()).isEqualTo("count");
    }

    @Test
    void predict_afterTheCellRan_theFirstStands() throws Exception {
        LessonRun run = run();
        run.predict("calls", "10");
        assertThat(run.predict("calls", "20")).isEqualTo("20");
        run.run("count", run.code("count"));
        assertThat(run.predict("calls", "128")).isEqualTo("20");
    }

    @Test
    void predict_notANumber_isOneLineAndNotKept() {
        LessonRun run = run();
        assertThatThrownBy(() -> run.predict("calls", "many"))
                .isInstanceOf(AnswerException.class)
                .hasMessageContaining("'many' is not a number");
        assertThat(run.waitsFor("count")).hasSize(1);
    }

    @Test
    void run_measurementFails_saysWhyAndTheLessonGoesOn() throws Exception {
        LessonRun run = new LessonRun(lesson, new ScriptedBench(), file(), clock());
        run.predict("calls", "10");
        Outcome outcome = run.run("count", run.code("count"));
        assertThat(outcome.comparisons().getFirst().trouble()).contains("cannot find symbol");
        assertThat(outcome.claims().getFirst().holds()).isFalse();
    }

    @Test
    void run_cellMeantToFail_isAsMeantWhenItThrows() throws Exception {
        assertThat(run().run("tamper", "throw").asMeant()).isTrue();
        assertThat(run().run("tamper", "1 + 1").asMeant()).isFalse();
    }

    @Test
    void run_again_theFirstMeasurementStandsAndAPassedStepStays() throws Exception {
        LessonRun run = run();
        run.predict("calls", "64");
        run.run("count", run.code("count"));
        bench.value("heap.calls()", 256.0);
        assertThat(run.run("count", run.code("count")).comparisons())
                .singleElement()
                .satisfies(comparison -> {
                    assertThat(comparison.measured()).isEqualTo("128");
                    assertThat(comparison.ratio()).contains(0.5);
                });
        LessonState before = LessonState.of(lesson, run.progress());
        assertThat(run.run("count", "throw").asMeant()).isFalse();
        assertThat(run().code("count")).isEqualTo("throw");
        assertThat(LessonState.of(lesson, run().progress())).isEqualTo(before);
    }

    @Test
    void check_beforeTheCells_saysSoAndNotWhatIsAsked() throws Exception {
        LessonRun run = new LessonRun(lesson, new ScriptedBench(), file(), clock());
        assertThatThrownBy(() -> run.check("floor", "1"))
                .isInstanceOf(NoValueException.class)
                .hasMessage("The engine cannot tell yet: run the cells above first.");
        run.skipPredictions(true);
        run.run("count", run.code("count"));
        run.run("tamper", run.code("tamper"));
        assertThatThrownBy(() -> run.check("floor", "1")).hasMessageContaining("found()");
    }

    @Test
    void check_missedThenFound_givesTheHintAndKeepsBothTries() throws Exception {
        LessonRun run = run();
        Verdict missed = run.check("floor", "5,000");
        assertThat(missed.passed()).isFalse();
        assertThat(missed.hint()).contains("floor");
        assertThat(missed.reveals()).isFalse();
        Verdict found = run.check("floor", "4100");
        assertThat(found.passed()).isTrue();
        assertThat(found.right()).isEqualTo("4000");
        assertThat(found.attempt()).isEqualTo(2);
        assertThat(run().progress().checks())
                .hasEntrySatisfying(
                        "floor", check -> assertThat(check.attempts()).hasSize(2));
    }

    @Test
    void check_engineCannotTell_countsForNothing() {
        LessonRun run = new LessonRun(lesson, new ScriptedBench(), file(), clock());
        assertThatThrownBy(() -> run.check("floor", "1")).isInstanceOf(NoValueException.class);
        assertThat(run.progress().checks()).isEmpty();
    }

    @Test
    void place_afterARestart_isWhereOneWasAndLostCellsAreNamed() throws Exception {
        LessonRun run = run();
        run.predict("calls", "1");
        run.run("count", "var heap = 3");
        run.goTo("floor");
        assertThat(run().place()).isEqualTo(lesson.blocks().size() - 1);
        assertThat(run().lost()).containsExactly("count");
        assertThat(run().again("count").claims()).isNotEmpty();
        assertThat(bench.ran.getLast()).isEqualTo("var heap = 3");
        assertThat(LessonState.of(lesson, run().progress())).isEqualTo(new LessonState(5, 2, 1, 0));
    }

    @Test
    void checker_soundLesson_findsNothing() {
        bench.tool("27 sendfile");
        assertThat(failure()).isEmpty();
    }

    @Test
    void checker_toolIsMissing_takesTheEnginesCounters() {
        assertThat(failure()).isEmpty();
    }

    @Test
    void checker_findsTheFirstThatIsNotSo() {
        bench.value("heap > 0", false);
        assertThat(failure())
                .contains(new Failure(
                        "07-calls/lesson.md", 14, "claims count", "'it copies' (heap > 0) to be true", "false"));
        bench.value("heap > 0", true).value("heap.calls()", "words");
        assertThat(failure()).get().asString().contains("lesson.md:5: predict calls", "got words");
        bench.value("heap.calls()", 1).value("found()", 5000);
        assertThat(failure()).get().asString().contains("lesson.md:29", "the wrong answer 5000 to fail");
        bench.value("found()", 4000).tool("write 3");
        assertThat(failure()).get().asString().contains("a line with 'sendfile'");
        bench.tool("sendfile").outcome("throw", CellResult.Outcome.DONE);
        assertThat(failure()).get().asString().contains("run tamper: expected the cell to end as THREW, got DONE");
    }

    private Optional<Failure> failure() {
        return new LessonChecker(bench, (_, _, _) -> {}).check(lesson);
    }

    private LessonRun run() {
        return new LessonRun(lesson, bench, file(), clock());
    }

    private ProgressFile file() {
        return new ProgressFile(folder.resolve("progress.json"), notices::add);
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);
    }
}
