package dev.offsetlab.visualizer.child;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Command lines of the lab in JVMs of their own: same JDK, same jars, the JVM options of what they run.
///
/// The options stand in files (`broker.jvm`, `lab.jvm`) which the launcher reads too: beside the jars when `./lab`
/// started us, else in the sources.
public final class LabJvm {
    private static final String MAIN = "dev.offsetlab.visualizer.cli.Main";
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    private LabJvm() {}

    /// `./lab broker` with these arguments.
    public static List<String> broker(List<String> arguments) throws IOException {
        return command("broker.jvm", Stream.concat(Stream.of("broker"), arguments.stream()));
    }

    /// The window's load, which is no command for people.
    public static List<String> load(List<String> arguments) throws IOException {
        return command("load.jvm", Stream.concat(Stream.of("load"), arguments.stream()));
    }

    /// `./lab NAME` with these arguments, for every other command of the terminal.
    public static List<String> command(String name, List<String> arguments) throws IOException {
        return command("lab.jvm", Stream.concat(Stream.of(name), arguments.stream()));
    }

    /// `./lab` itself with these options: the window.
    public static List<String> window(List<String> options) throws IOException {
        return command("window.jvm", options.stream());
    }

    private static List<String> command(String options, Stream<String> words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("@" + file(options));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(ARCHIVE) || argument.startsWith("-Dlab."))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        words.forEach(command::add);
        return command;
    }

    /// The `java` that runs this.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path file(String options) throws IOException {
        return Stream.of(
                        in(System.getProperty("lab.app"), options),
                        in(System.getProperty("lab.home"), "visualizer/src/main/jvm/" + options),
                        Path.of("src/main/jvm", options),
                        Path.of("visualizer/src/main/jvm", options))
                .filter(file -> file != null && Files.isReadable(file))
                .findFirst()
                .orElseThrow(() -> new IOException(options + " was not found: start with ./lab from the checkout"));
    }

    private static @Nullable Path in(@Nullable String folder, String file) {
        return folder == null ? null : Path.of(folder, file);
    }
}
