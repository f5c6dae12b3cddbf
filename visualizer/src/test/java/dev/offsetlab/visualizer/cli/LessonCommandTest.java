package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lessons in a pipe: what a person types is a script, the broker and the cells are real.
class LessonCommandTest {
    @TempDir
    Path folder;

    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final InputStream systemIn = System.in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(systemOut);
        System.setErr(systemErr);
        System.setIn(systemIn);
    }

    @Test
    void list_marksWhatWasDone() throws IOException {
        assertThat(lesson("", "list")).isZero();
        assertThat(out()).containsPattern("(?m)^ +2  The append-only log +15 min$");
        assertThat(lesson("", "list", "--json")).isZero();
        assertThat(out()).contains("\"name\" : \"append-only-log\"").contains("\"stepsDone\" : 0");
    }

    @Test
    void lesson_predictRunCheck_isKeptAndComesBack() throws IOException {
        assertThat(lesson("\n\n0\nmany\n101\n\n\nq\n", "2")).as(err()).isZero();
        assertThat(out())
                .contains("'many' is not a number")
                .containsPattern("you predicted +101")
                .containsPattern("measured +101 +bytes")
                .contains("three records in one batch have three offsets");
        assertThat(kept("/predictions/batch-size/text")).isEqualTo("101");

        out.reset();
        catchOutput(); // A session of cells leaves a stream of its own behind.
        assertThat(lesson("\ng 18\n10\nq\n", "append-only-log")).isZero();
        assertThat(out()).contains("You were at step 5 of", "Run create, hello again?", "step 18 of");
        assertThat(out()).doesNotContain("\u001b");
    }

    @Test
    void lesson_cellBeforeItsPrediction_asksForItFirst() throws IOException {
        assertThat(lesson("\ng 4\n\n0\n1\nn\nq\n", "2")).isZero();
        assertThat(out()).contains("First predict:").containsPattern("measured +101 +bytes");
    }

    @Test
    void lesson_inputEndsAtTheFirstPrediction_leavesAndRunsNothing() throws IOException {
        assertThat(lesson("\ng 4\n\n", "2")).isZero();
        assertThat(out()).contains("First predict:", "1 of 21 steps done").doesNotContain("you predicted");
    }

    @Test
    void lesson_forInstructors_runsAnyCellAndMarksWhatNobodyPredicted() throws IOException {
        assertThat(lesson("g 12\na\n\nq\n", "2", "--instructor")).as(err()).isZero();
        assertThat(out()).containsPattern("you predicted +\\(skipped\\)").contains("step 12 of 21");
        assertThat(kept("/skipped/cities")).isNotEmpty();
        assertThat(kept("/predictions/cities/text")).isEmpty();
    }

    @Test
    void lesson_atItsEnd_namesTheExercisesThatBelongToIt() throws IOException {
        assertThat(lesson("g 99\nq\n", "3")).isZero();
        assertThat(out()).contains("Exercises 1, 2 belong to this lesson", "./lab exercise show 1 ");
    }

    @Test
    void lesson_javaOfOnesOwn_runsBesideTheCells() throws IOException {
        assertThat(lesson("\n! lab.segments(\"diary\").logEndOffset() + 41\n! nothing\nq\n", "2"))
                .isZero();
        assertThat(out()).containsPattern("(?m)^  41$").contains("does not compile");
        assertThat(kept("/cells/create/code")).isEqualTo("lab.fresh(\"diary\")");
    }

    @Test
    void lesson_questionAboutTheDesk_isAnswered() throws IOException {
        assertThat(lesson("? lab.find\n? lab.\n? lab.nothing\nq\n", "2")).isZero();
        assertThat(out())
                .contains("Found Desk.find(String topic, long offset)", "How the broker finds", "deleteBefore")
                .contains("Nothing is known of lab.nothing")
                .doesNotContain("notifyAll");
    }

    @Test
    void lesson_ownTextOfACell_comesBack() throws IOException {
        assertThat(lesson("e\n1 + 1\n.\no\nq\n", "2")).isZero();
        assertThat(out().lines().filter(line -> line.endsWith("lab.fresh(\"diary\")")))
                .hasSize(2);
    }

    @Test
    void lesson_editedCell_isRunAndKept() throws IOException {
        assertThat(lesson("e\n1 +\n.\n\ne\n20 + 22\n.\n\nq\n", "2")).isZero();
        assertThat(out()).contains("does not compile").containsPattern("(?m)^  42$");
        assertThat(kept("/cells/create/code")).isEqualTo("20 + 22");
    }

    @Test
    void lesson_endOfInput_leavesIt() throws IOException {
        assertThat(lesson("", "2")).isZero();
        assertThat(out()).contains("0 of 21 steps done");
    }

    @Test
    void lesson_progressCannotBeWritten_goesOnAndSaysItOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        int code = run(
                "\n\nq\n",
                "lesson",
                "2",
                "--progress",
                file.resolve("progress.json").toString());
        assertThat(code).isZero();
        assertThat(err().lines().filter(line -> line.contains("progress is not kept")))
                .hasSize(1);
        assertThat(out()).contains("1 of 21 steps done");
    }

    @Test
    void lesson_unknown_namesThoseThereAre() throws IOException {
        assertThat(lesson("", "77")).isEqualTo(2);
        assertThat(err()).contains("there is no lesson '77'", "2");
        assertThat(lesson("", "2", "3")).isEqualTo(2);
    }

    private int lesson(String script, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "lesson";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--progress";
        all[all.length - 1] = folder.resolve("progress.json").toString();
        return run(script, all);
    }

    private int run(String script, String... arguments) {
        System.setIn(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
        return Main.run(arguments);
    }

    private String kept(String pointer) throws IOException {
        JsonNode file =
                new ObjectMapper().readTree(folder.resolve("progress.json").toFile());
        return file.at("/lessons/append-only-log" + pointer).asText();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
