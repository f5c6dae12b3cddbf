package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A class of the test class path, run in a JVM of its own.
final class ChildJvm {
    private static final long PATIENCE_S = 90;

    private ChildJvm() {}

    /// Starts it; what it says goes to `output`.
    static Process start(Path output, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /// Runs it to its end and returns what it said.
    static String run(String mainClass, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child-jvm", ".out");
        Process child = start(output, mainClass, arguments);
        try {
            boolean ended = child.waitFor(PATIENCE_S, TimeUnit.SECONDS);
            String said = Files.readString(output);
            assertThat(ended).as(said).isTrue();
            assertThat(child.exitValue()).as(said).isZero();
            return said;
        } finally {
            child.destroyForcibly();
            Files.delete(output);
        }
    }
}
