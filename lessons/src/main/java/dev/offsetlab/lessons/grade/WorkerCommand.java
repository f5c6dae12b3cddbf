package dev.offsetlab.lessons.grade;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The command line of a worker: the same JDK and jars as this process, bounded memory, and nothing of the exercises on
/// its class path, for those it compiles itself.
///
/// @param heapMib bound on its heap
public record WorkerCommand(int heapMib) {
    private static final String MAIN = "dev.offsetlab.lessons.grade.worker.WorkerMain";
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";
    private static final Path EXERCISES = Path.of("dev", "offsetlab", "exercises");

    private static final int HEAP_MIB = 320;

    public static WorkerCommand ofThisLab() {
        return new WorkerCommand(HEAP_MIB);
    }

    /// @param temporary where it and the graders put what is temporary
    public List<String> in(Path temporary) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--add-exports",
                "java.base/sun.nio.ch=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heapMib + "m",
                "-XX:MaxDirectMemorySize=256m",
                "-Xss1m",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Djava.io.tmpdir=" + temporary));
        archive().ifPresent(file -> command.add(ARCHIVE + file));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath()), MAIN));
        return command;
    }

    /// The archive of classes that this process uses, where the worker may use it too: one goes with exactly one class
    /// path.
    public Optional<Path> archive() {
        if (classPath().size() < entries().count()) {
            return Optional.empty();
        }
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith(ARCHIVE))
                .map(argument -> Path.of(argument.substring(ARCHIVE.length())))
                .findFirst();
    }

    public static List<String> classPath() {
        return entries()
                .filter(entry -> !Files.isDirectory(entry.resolve(EXERCISES)))
                .filter(entry -> !isJarOfExercises(entry))
                .map(Path::toString)
                .toList();
    }

    /// Absolute, for a worker runs in another folder.
    private static Stream<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath());
    }

    /// In the build the graders' own jar lies on the class path.
    private static boolean isJarOfExercises(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith("exercises-") || name.startsWith("solutions-");
    }
}
