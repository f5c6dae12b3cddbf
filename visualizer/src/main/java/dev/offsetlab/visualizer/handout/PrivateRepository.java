package dev.offsetlab.visualizer.handout;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Makes a student's copy independent of the network: builds it with a repository of its own, which then holds every
/// jar, and tells Maven to look nowhere else.
///
/// ```
///   .repository/             what Maven fetched: plugins, libraries, their test libraries
///   .mvn/maven.config        -o  -Dmaven.repo.local=.repository
///   visualizer/target/lab/   the lab as ./lab builds it: Maven is needed only after a change
/// ```
///
/// What this machine's own repository has is taken from there, the rest from wherever Maven is set up to look. A path
/// in `maven.config` counts from where Maven is started: in such a copy that is its top folder, where `./lab` is.
final class PrivateRepository {
    private static final String FOLDER = ".repository";
    private static final int LAST_LINES = 15;

    private final Path copy;
    private final Consumer<String> says;

    /// @param copy a student's copy
    /// @param says hears each step
    PrivateRepository(Path copy, Consumer<String> says) {
        this.copy = copy;
        this.says = says;
    }

    /// @throws IOException with one clear line and Maven's last ones where something does not build
    void fill() throws IOException, InterruptedException {
        Path settings = Files.writeString(copy.resolveSibling("bundle-settings.xml"), settings());
        List<String> maven = List.of(
                "mvn", "-B", "-ntp", "-Dstyle.color=never", "-gs", settings.toString(), "-Dmaven.repo.local=" + FOLDER);
        says.accept("building the copy with a repository of its own");
        run(maven, "verify", "-DskipTests");
        says.accept("grading an untouched exercise, for what only a test run fetches");
        run(maven, "-pl", "exercises", "test", "-Dexercise=1", "-Dmaven.test.failure.ignore");
        says.accept("starting ./lab once");
        forgetWhereFrom();
        Files.writeString(
                copy.resolve(".mvn/maven.config"),
                Files.readString(copy.resolve(".mvn/maven.config")) + "-o\n-Dmaven.repo.local=" + FOLDER + "\n");
        run(List.of("./lab"), "--version");
        leaveOnlyTheLab();
    }

    /// Beside the usual places, this machine's own repository counts as one more, and is asked first. Given as Maven's
    /// global settings, so that the person's own ones, with their mirrors and proxies, hold too.
    private static String settings() {
        Path own = Path.of(System.getProperty("user.home"), ".m2", "repository");
        String entry = "<id>this-machine</id><url>" + own.toUri() + "</url>";
        return "<settings><profiles><profile><id>bundle</id><activation><activeByDefault>true</activeByDefault></activation>"
                + "<repositories><repository>" + entry + "</repository></repositories>"
                + "<pluginRepositories><pluginRepository>" + entry + "</pluginRepository></pluginRepositories>"
                + "</profile></profiles></settings>";
    }

    /// Maven notes the repository of each file, and where that is not set up any more takes the file for missing.
    private void forgetWhereFrom() throws IOException {
        try (Stream<Path> files = Files.walk(copy.resolve(FOLDER))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.equals("_remote.repositories") || name.endsWith(".lastUpdated")) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Of what was built only the folder that `./lab` starts from stays, and it is newer than every source.
    private void leaveOnlyTheLab() throws IOException {
        Path lab = copy.resolve("visualizer/target/lab");
        Path aside = Files.move(lab, copy.resolveSibling("bundle-lab"));
        for (String module : List.of("engine", "lessons", "visualizer", "exercises")) {
            Folders.delete(copy.resolve(module).resolve("target"));
        }
        Files.createDirectories(lab.getParent());
        Files.move(aside, lab);
        try (Stream<Path> archives = Files.walk(lab)) {
            for (Path archive :
                    archives.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                Files.delete(archive); // belongs to this machine's JDK
            }
        }
        Files.setLastModifiedTime(
                lab.resolve("current"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private void run(List<String> command, String... words) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(whole).directory(copy.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last.addLast(line);
                if (last.size() > LAST_LINES) {
                    last.removeFirst();
                }
            }
            if (process.waitFor() != 0) {
                last.forEach(says);
                throw new IOException(
                        "the copy does not build; what was said last stands above: " + String.join(" ", whole));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
