package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./lab shell` fed by a pipe, in a JVM of its own: what a script in a classroom sees.
class ShellCommandTest {
    private static final long LIMIT_SECONDS = 120;

    @TempDir
    Path folder;

    private Path temporary;
    private Path out;
    private Path err;

    @BeforeEach
    void files() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        out = folder.resolve("out");
        err = folder.resolve("err");
    }

    @Test
    void shell_pipe_runsItAgainstALiveBroker() throws Exception {
        assertThat(shell("""
                        lab.create("orders");
                        System.out.println("made");
                        lab.topics()
                        """)).as(err()).isZero();
        assertThat(out()).startsWith("made\n").contains("orders");
        assertThat(left()).isEmpty();
    }

    @Test
    void shell_pipeDoesNotCompile_saysWhereAndFails() throws Exception {
        assertThat(shell("int a = 1;\nint b = lob;\n")).isEqualTo(1);
        assertThat(err()).contains("./lab shell: line 2, column 9: cannot find symbol: there is no variable lob here");
        assertThat(left()).isEmpty();
    }

    @Test
    void shell_pipeCallsExit_failsAndLeavesNothing() throws Exception {
        assertThat(shell("System.exit(0);")).isEqualTo(1);
        assertThat(err()).contains("System.exit was called");
        assertThat(left()).isEmpty();
    }

    @Test
    void shell_dataFolder_keepsTheLog() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        assertThat(shell("lab.create(\"kept\");", "--data", data.toString()))
                .as(err())
                .isZero();
        assertThat(data.resolve("kept-0")).isDirectory();
    }

    private int shell(String script, String... options) throws Exception {
        Path input = Files.writeString(folder.resolve("in"), script);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = Stream.concat(
                        Stream.of(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "shell"),
                        Stream.of(options))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(Redirect.to(out.toFile()))
                .redirectError(Redirect.to(err.toFile()))
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Stream<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList().stream();
        }
    }

    private String out() throws IOException {
        return Files.readString(out);
    }

    private String err() throws IOException {
        return Files.exists(err) ? Files.readString(err) : "";
    }
}
