package dev.offsetlab.visualizer.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The command line of a broker in a JVM of its own: same JDK, same jars, the broker's own JVM options.
///
/// The options stand in one file, `broker.jvm`, which the launcher reads too: beside the jars when `./lab` started us,
/// else in the sources.
public final class BrokerJvm {
    private static final String OPTIONS = "broker.jvm";
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private BrokerJvm() {}

    /// `./lab broker` with these arguments.
    public static List<String> command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("@" + options());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(ARCHIVE))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "broker"));
        command.addAll(arguments);
        return command;
    }

    /// The `java` that runs this.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path options() throws IOException {
        return Stream.of(
                        in(System.getProperty("lab.app"), OPTIONS),
                        in(System.getProperty("lab.home"), "visualizer/src/main/jvm/" + OPTIONS),
                        Path.of("src/main/jvm", OPTIONS),
                        Path.of("visualizer/src/main/jvm", OPTIONS))
                .filter(file -> file != null && Files.isReadable(file))
                .findFirst()
                .orElseThrow(() -> new IOException(OPTIONS + " was not found: start with ./lab from the checkout"));
    }

    private static @Nullable Path in(@Nullable String folder, String file) {
        return folder == null ? null : Path.of(folder, file);
    }
}
