package dev.offsetlab.lessons.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells that eat all memory, in a JVM of their own: where the lab could not save itself, this one must live to tell.
class HungryCellTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    @Timeout(300)
    void run_allocatesWithoutEnd_endsOnlyTheCell(String collector) throws Exception {
        Path errors = folder.resolve("errors");
        List<String> lines = hungry(collector, errors);
        assertThat(lines)
                .as(Files.readString(errors))
                .hasSize(HungryCells.CELLS.size())
                .allSatisfy(line -> assertThat(line).matches("(ENDED|THREW)\\|.*(memory|OutOfMemoryError).*\\|42"));
        assertThat(Files.readString(errors)).isEmpty();
    }

    /// The heap is the window's, and its collector.
    private static List<String> hungry(String collector, Path errors) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HungryCells.class.getName())
                .redirectError(errors.toFile())
                .start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
