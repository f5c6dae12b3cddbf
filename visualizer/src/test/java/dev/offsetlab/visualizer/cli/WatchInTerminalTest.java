package dev.offsetlab.visualizer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.StarterText;
import dev.offsetlab.visualizer.child.LabJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `./lab exercise 3` as a person has it: a real terminal, single keys, a file that is saved in another window. In a
/// copy of its own.
@Timeout(240)
class WatchInTerminalTest {
    private static final String PACKAGE = "src/main/java/dev/offsetlab/exercises/ex03";
    private static final String GRADERS = "src/test/java/dev/offsetlab/exercises/ex03";
    private static final String KEYS = "q quit  ?";

    @TempDir
    Path home;

    private TmuxScreen screen;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(TmuxScreen.isInstalled(), "tmux is not installed: apt-get install tmux");
        Path checkout = CourseFiles.ofLab().home();
        assumeTrue(Files.isDirectory(checkout.resolve("solutions")), "a student's copy has no solutions");
        for (String folder : List.of("exercises/" + PACKAGE, "exercises/" + GRADERS, "solutions/" + PACKAGE)) {
            copy(checkout.resolve(folder), home.resolve(folder));
        }
        save(StarterText.of(solution()));
        Files.writeString(home.resolve("lab"), "exec " + command(), UTF_8);
        screen = TmuxScreen.open(home);
    }

    @AfterEach
    void close() throws IOException {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void watch_savesAndKeys_thenTheTerminalIsAsItWas() throws IOException {
        String before = modes("before");
        start();
        screen.await(
                "3  Roll a segment", "Not written yet   0 of 10 tests", "p shows the page", "h hint (0 of 3)", KEYS);

        save(StarterText.solved(solution()).replace("return Optional.empty();", "return Optional.empty()"));
        screen.await("';' expected", "Does not compile", KEYS);
        save(StarterText.solved(solution()));
        screen.await("Passed   10 of 10 tests", "./lab broker --with ex03", "w why", KEYS);

        screen.press("l");
        screen.await("a number and Enter goes there");
        assertThat(screen.text()).containsPattern("(?m)^\\* +3  Roll a segment +35 min  passed$");
        screen.press("h");
        screen.await("Hint: idea");
        screen.press("?");
        screen.await("7 Enter  exercise 7");

        screen.press("q");
        screen.await("left with 0");
        assertThat(modes("after")).isEqualTo(before).contains(" echo", " icanon");
    }

    @Test
    void watch_ctrlC_leavesTheTerminalAsItWas() throws IOException {
        String before = modes("before");
        start();
        screen.await(KEYS);
        screen.press("C-c");
        screen.await("left with 130");
        assertThat(screen.text().lines()).as("off the line of keys").anyMatch("left with 130"::equals);
        assertThat(modes("after")).isEqualTo(before);
    }

    private void start() throws IOException {
        screen.type("sh " + home.resolve("lab") + "; echo left with $?");
    }

    /// What `stty` says of the terminal, asked in it.
    private String modes(String when) throws IOException {
        Path file = home.resolve(when);
        screen.type("stty -a > " + file + "; echo asked $((1 + 1)) times, " + when);
        screen.await("asked 2 times, " + when);
        return Files.readString(file);
    }

    private String command() throws IOException {
        List<String> java = LabJvm.command(
                "exercise", List.of("--progress", home.resolve("progress.json").toString(), "3"));
        return Stream.concat(
                        Stream.of(java.getFirst(), "-Dlab.home=" + home),
                        java.stream().skip(1))
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private String solution() throws IOException {
        return Files.readString(home.resolve("solutions").resolve(PACKAGE).resolve("SegmentRoll.java"));
    }

    private void save(String text) throws IOException {
        Files.writeString(home.resolve("exercises").resolve(PACKAGE).resolve("SegmentRoll.java"), text);
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
