package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.StarterText;
import dev.offsetlab.lessons.progress.ProgressFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exercise 1 in a copy of its own: what a student saves is judged in a real worker.
@Timeout(180)
class ExerciseCommandTest {
    private static final String PACKAGE = "src/main/java/dev/offsetlab/exercises/ex01";
    private static final String GRADERS = "src/test/java/dev/offsetlab/exercises/ex01";

    @TempDir
    Path home;

    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final InputStream systemIn = System.in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeUp() throws IOException {
        Path checkout = CourseFiles.ofLab().home();
        assumeTrue(Files.isDirectory(checkout.resolve("solutions")), "a student's copy has no solutions");
        for (String folder : List.of("exercises/" + PACKAGE, "exercises/" + GRADERS, "solutions/" + PACKAGE)) {
            copy(checkout.resolve(folder), home.resolve(folder));
        }
        write(StarterText.of(solution()));
        System.setProperty("lab.home", home.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.clearProperty("lab.home");
        System.setOut(systemOut);
        System.setErr(systemErr);
        System.setIn(systemIn);
    }

    @Test
    void test_starterThenSolution_isKept() throws IOException {
        assertThat(exercise("test", "1")).isEqualTo(1);
        assertThat(out())
                .contains("Not written yet   0 of 8 tests   Points: 0/13")
                .contains("BatchHeaderReader.java:")
                .contains("throw new UnsupportedOperationException");
        write(StarterText.solved(solution()));
        assertThat(exercise("test", "1")).isZero();
        assertThat(out()).contains("Passed   8 of 8 tests   Points: 13/13");
        assertThat(exercise("list")).isZero();
        assertThat(out()).containsPattern("(?m)^\\* +1  Read a batch header +25 min  passed$");
        assertThat(kept("/exercises/batch-header/attempts").asInt()).isEqualTo(2);
    }

    @Test
    void test_wrong_showsEvidenceWithTheWrongByteMarked() throws IOException {
        write(StarterText.solved(solution()).replace("position + 35", "position + 34"));
        assertThat(exercise("test", "1", "--seed", "4711")).isEqualTo(1);
        assertThat(out())
                .contains("I1 Every field comes from its own bytes")
                .containsPattern("max timestamp of the header at 0\\s+expected  \\d+\\s+got +-?\\d+")
                .containsPattern("max timestamp +-?\\d+  should be \\d+")
                .containsPattern("0020 .*\\n +(\\^\\^ ){5} \\^\\^ \\^\\^ \\^\\^\\n")
                .containsPattern("BatchHeaderReader.java:\\d+  look here, in read")
                .contains("public Header read(ByteBuffer buffer, int position) throws BadHeaderException {");
        assertThat(out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void test_doesNotCompile_showsLineAndCaret() throws IOException {
        write(StarterText.solved(solution()).replace("return header;", "return heade;"));
        assertThat(exercise("test", "1")).isEqualTo(1);
        assertThat(out())
                .containsPattern("(?m)^BatchHeaderReader.java:\\d+\n +return heade;\n +\\^$")
                .contains("cannot find symbol")
                .contains("Does not compile   0 of 8 tests   Points: 0/13");
    }

    @Test
    void test_json_isAJudgement() throws IOException {
        assertThat(exercise("test", "1", "--json")).isEqualTo(1);
        JsonNode judgement = new ObjectMapper().readTree(out());
        assertThat(judgement.at("/verdict").asText()).isEqualTo("NOT_WRITTEN");
        assertThat(judgement.at("/ofPoints").asInt()).isEqualTo(13);
        assertThat(judgement.at("/tests").size()).isEqualTo(8);
    }

    @Test
    void hint_oneMoreEachTime() throws IOException {
        exercise("hint", "1");
        assertThat(out()).contains("Hint: idea").doesNotContain("Hint: place");
        exercise("hint", "1");
        exercise("hint", "1");
        assertThat(out()).contains("Hint: pseudo-code").contains("3 of 3");
    }

    @Test
    void solution_withoutYesInAPipe_isWrongUsage() throws IOException {
        assertThat(exercise("solution", "1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--yes");
        assertThat(exercise("solution", "1", "--yes")).isZero();
        assertThat(out()).contains("bytes.getInt(position + 57)").doesNotContain("// solution:");
        assertThat(kept("/exercises/batch-header/solutionOpened").isTextual()).isTrue();
        assertThat(exercise("diff", "1", "--solution")).as("open it stays").isZero();
        assertThat(out()).contains("+        check(header);");
    }

    @Test
    void reset_yes_putsAside() throws IOException {
        write("class Mine {}");
        assertThat(exercise("reset", "1", "--yes")).isZero();
        assertThat(out()).contains("What you had is kept: " + home);
        assertThat(file()).hasContent(StarterText.of(solution()));
        exercise("diff", "1");
        assertThat(out()).contains("There is no difference.");
    }

    @Test
    void show_page_fitsATerminal() throws IOException {
        assertThat(exercise("show", "1", "--answers")).isZero();
        assertThat(out())
                .contains("A worked example")
                .contains("? Why can a broker read the base offset")
                .contains("Edit\n  exercises/" + PACKAGE + "/BatchHeaderReader.java\n");
        assertThat(out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "test", "hint", "reset", "solution", "diff", "check"})
    void help_ofEveryCommand(String command) throws IOException {
        assertThat(exercise(command, "--help")).isZero();
        assertThat(out()).startsWith("Usage: ./lab exercise " + command);
    }

    @Test
    void test_sameMistakeInSeveralLines_isSaidOnce() throws IOException {
        write(StarterText.solved(solution()).replace("header.sizeBytes()", "header.size()"));
        assertThat(exercise("test", "1")).isEqualTo(1);
        assertThat(out().split("header\\.size\\(\\)", -1)).hasSizeGreaterThan(2);
        assertThat(out().split("cannot find symbol", -1)).hasSize(2);
    }

    @Test
    void unknown_isWrongUsage() throws IOException {
        assertThat(exercise("test", "99")).isEqualTo(2);
        assertThat(exercise("bogus")).isEqualTo(2);
        assertThat(exercise("test")).isEqualTo(2);
    }

    @Test
    void watch_inAPipe_answersKeysAndEnds() throws IOException {
        System.setIn(new ByteArrayInputStream("hlrncq".getBytes(StandardCharsets.UTF_8)));
        assertThat(exercise("1")).isEqualTo(1);
        assertThat(out())
                .contains("Hint: idea")
                .contains("Read a batch header   ")
                .contains("Put the starter in place of what you wrote? [y/N]")
                .contains("Nothing was done.")
                .contains("You have not passed yet. Open the solution?");
    }

    @Test
    void watch_save_isJudged() throws Exception {
        LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
        ExerciseShelf shelf =
                new ExerciseShelf(Exercises.all(), CourseFiles.ofLab(), new ProgressFile(progress(), line -> {
                    throw new AssertionError(line);
                }));
        Terminal terminal = Terminal.plain(System.out);
        try (WatchLoop loop = new WatchLoop(terminal, shelf, events)) {
            CompletableFuture<Boolean> passed = CompletableFuture.supplyAsync(() -> run(loop, shelf));
            await("Not written yet");
            write(StarterText.solved(solution()).replace("!= MAGIC", "== MAGIC"));
            await("Wrong");
            Path next = file().resolveSibling("BatchHeaderReader.java~");
            Files.writeString(next, StarterText.solved(solution()));
            Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING); // as many editors save
            await("Passed");
            events.add(new WatchEvent.Key('q'));
            assertThat(passed.get()).isTrue();
        }
    }

    private static boolean run(WatchLoop loop, ExerciseShelf shelf) {
        try {
            return loop.run(shelf.named("1").orElseThrow());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private void await(String text) {
        while (!out().contains(text)) {
            LockSupport.parkNanos(1_000_000);
            if (Thread.interrupted()) {
                throw new AssertionError("never said: " + text + "\n" + out());
            }
        }
    }

    private int exercise(String... words) {
        return Main.run(
                Stream.concat(Stream.of("exercise", "--progress", progress().toString()), Stream.of(words))
                        .toArray(String[]::new));
    }

    private Path progress() {
        return home.resolve("state").resolve("progress.json");
    }

    private JsonNode kept(String pointer) throws IOException {
        return new ObjectMapper().readTree(progress().toFile()).at(pointer);
    }

    private Path file() {
        return home.resolve("exercises").resolve(PACKAGE).resolve("BatchHeaderReader.java");
    }

    private String solution() throws IOException {
        return Files.readString(home.resolve("solutions").resolve(PACKAGE).resolve("BatchHeaderReader.java"));
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}
