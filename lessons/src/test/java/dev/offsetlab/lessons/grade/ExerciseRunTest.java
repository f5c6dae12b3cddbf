package dev.offsetlab.lessons.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ExerciseRunTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    @TempDir
    Path home;

    private final Judge judge = new Judge();
    private CourseFiles files;
    private ExerciseRun run;

    @BeforeEach
    void open() {
        files = MadeUp.in(home);
        run = run();
    }

    @AfterEach
    void end() {
        judge.close();
    }

    private ExerciseRun run() {
        ProgressFile progress = new ProgressFile(home.resolve("state").resolve("progress.json"), line -> {
            throw new AssertionError(line);
        });
        return new ExerciseRun(MadeUp.EXERCISE, files, judge, progress, Clock.fixed(AT, ZoneOffset.UTC));
    }

    @Test
    void judge_wrongThenRight_isKept() throws IOException {
        MadeUp.adds(files, "return one == 2 ? 5 : 0;");
        run.judge(null);
        assertThat(run().progress().passed()).isFalse();
        assertThat(run().progress().points()).isEqualTo(1);
        assertThat(run().progress().ofPoints()).isEqualTo(3);
        MadeUp.adds(files, "return one + other;");
        run.judge(null);
        MadeUp.adds(files, "return 0;");
        run.judge(null);
        assertThat(run().progress().attempts()).isEqualTo(3);
        assertThat(run().progress().passedAt()).as("once passed stays passed").isEqualTo(AT);
        assertThat(run().progress().points()).isZero();
    }

    @Test
    void hint_oneMoreEachTime_alsoAfterARestart() {
        assertThat(run.hint()).extracting(Exercise.Hint::name).containsExactly("idea");
        assertThat(run().hint()).extracting(Exercise.Hint::name).containsExactly("idea", "place");
        run.hint();
        assertThat(run.hint()).hasSize(3);
        assertThat(run.progress().hints()).isEqualTo(3);
    }

    @Test
    void reset_changedFile_isPutAside() throws IOException {
        String starter = Files.readString(run.file());
        assertThat(run.reset()).isEmpty();
        MadeUp.adds(files, "return 1;");
        String mine = Files.readString(run.file());
        assertThat(run.reset()).get().satisfies(aside -> assertThat(aside).hasContent(mine));
        assertThat(run.file()).hasContent(starter);
        MadeUp.adds(files, "return 2;");
        assertThat(run.reset())
                .get()
                .satisfies(aside -> assertThat(Files.readString(aside)).contains("return 2;"));
        Files.delete(run.file());
        assertThat(run.reset()).isEmpty();
        assertThat(run.file()).hasContent(starter);
    }

    @Test
    void reset_noSolutions_takesTheKeptStarter() throws IOException {
        String starter = Files.readString(run.file());
        MadeUp.write(files.keptStarter(MadeUp.EXERCISE).resolve("Adder.java"), starter);
        Files.delete(files.solution(MadeUp.EXERCISE).resolve("Adder.java"));
        MadeUp.adds(files, "return 1;");
        assertThat(run.reset()).isPresent();
        assertThat(run.file()).hasContent(starter);
        assertThatThrownBy(run::openSolution).hasMessageContaining("has no solutions");
        assertThat(run.progress().openedSolution()).isFalse();
    }

    @Test
    void openSolution_beforePassing_isKept() throws IOException {
        MadeUp.write(files.why(MadeUp.EXERCISE), "Plus is fast.");
        assertThat(run.isSolutionOpen()).isFalse();
        assertThat(run.why()).isEmpty();
        assertThatThrownBy(run::toSolution).isInstanceOf(IllegalStateException.class);
        assertThat(run.openSolution()).contains("return one + other;").doesNotContain("// solution:");
        assertThat(run().progress().solutionOpened()).isEqualTo(AT);
        assertThat(run.why()).hasValue("Plus is fast.");
    }

    @Test
    void openSolution_afterPassing_isNotHeldAgainstAnybody() throws IOException {
        MadeUp.adds(files, "return one + other;");
        run.judge(null);
        run.openSolution();
        assertThat(run.progress().openedSolution()).isFalse();
    }

    @Test
    void differences_showBothSides() throws IOException {
        assertThat(run.sinceStarter()).isEmpty();
        MadeUp.write(run.file(), Files.readString(run.file()).replace("throw", "// throw"));
        assertThat(run.sinceStarter())
                .startsWith("--- starter", "+++ yours")
                .anyMatch(line -> line.startsWith("-        throw new"))
                .anyMatch(line -> line.startsWith("+        // throw new"));
        run.openSolution();
        assertThat(run.toSolution()).contains("+        return one + other;");
    }
}
