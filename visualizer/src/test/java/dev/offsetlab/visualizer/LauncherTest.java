package dev.offsetlab.visualizer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher script in a checkout of its own, with a Maven and a JDK that only write down how they were called.
class LauncherTest {
    @TempDir
    Path folder;

    private Path checkout;
    private Path calls;
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher needs /bin/sh");
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        tools = Files.createDirectories(folder.resolve("tools"));
        calls = folder.resolve("calls");
        Files.copy(script(), checkout.resolve("lab"), StandardCopyOption.COPY_ATTRIBUTES);
        write(checkout.resolve("pom.xml"), "<project/>");
        for (String module : List.of("engine", "visualizer", "exercises")) {
            write(checkout.resolve(module + "/pom.xml"), "<project/>");
            write(checkout.resolve(module + "/src/main/java/A.java"), "class A {}");
        }
        write(checkout.resolve("visualizer/src/main/jvm/lab.jvm"), "-Xmx1g\n");
        write(checkout.resolve("visualizer/src/main/jvm/broker.jvm"), "-Xmx2g\n");
        program(tools.resolve("mvn"), """
                echo "mvn JAVA_HOME=$JAVA_HOME" >> '%s'
                [ -z "$FAIL" ] || exit 1
                mkdir -p visualizer/target/lib
                echo dependency > visualizer/target/lib/dependency.jar
                cat engine/src/main/java/*.java > visualizer/target/visualizer-1.jar
                """.formatted(calls));
        backdate();
    }

    @Test
    void firstRun_buildsAndArchives_secondRunDoesNeither() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.3");

        Outcome first = lab(jdk, "broker", "--data", "a folder");
        Outcome second = lab(jdk, "demo", "two words");

        assertThat(first.exitCode()).as(first.output()).isEqualTo(7);
        assertThat(second.exitCode()).as(second.output()).isEqualTo(7);
        assertThat(callsTo("mvn")).containsExactly("mvn JAVA_HOME=" + jdk);
        List<String> java = callsTo("java");
        assertThat(java).hasSize(3);
        assertThat(java.get(0)).contains("-XX:ArchiveClassesAtExit=").endsWith("[rehearse]");
        assertThat(java.get(1)).contains("broker.jvm]").endsWith("[broker][--data][a folder]");
        assertThat(java.get(2))
                .contains("lab.jvm]")
                .contains("[-XX:SharedArchiveFile=")
                .endsWith("[demo][two words]");
    }

    @Test
    void changedSource_isBuiltAgain_andGetsAnArchiveOfItsOwn() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        lab(jdk, "doctor");

        write(checkout.resolve("engine/src/main/java/B.java"), "class B {}");
        lab(jdk, "doctor");

        assertThat(callsTo("mvn")).hasSize(2);
        assertThat(callsTo("java").stream().filter(call -> call.contains("ArchiveClassesAtExit")))
                .hasSize(2);
        assertThat(archiveOf(callsTo("java").get(1)))
                .isNotEqualTo(archiveOf(callsTo("java").get(3)));
    }

    @Test
    void deletedSource_isBuiltAgain() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        lab(jdk, "doctor");

        Files.delete(checkout.resolve("engine/src/main/java/A.java"));
        lab(jdk, "doctor");

        assertThat(callsTo("mvn")).hasSize(2);
    }

    @Test
    void changedExercise_isNotBuilt() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        lab(jdk, "doctor");

        write(checkout.resolve("exercises/src/main/java/A.java"), "class A { half typed");
        lab(jdk, "doctor");

        assertThat(callsTo("mvn")).hasSize(1);
    }

    @Test
    void failedBuild_saysSo_andTheNextRunBuildsAgain() throws Exception {
        Path jdk = jdk("jdk-25", "25");

        Outcome failed = run(jdk, List.of("FAIL=1"), checkout.resolve("lab"), "doctor");
        Outcome mended = lab(jdk, "doctor");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("lab: the build failed");
        assertThat(mended.exitCode()).isEqualTo(7);
        assertThat(callsTo("mvn")).hasSize(2);
    }

    @Test
    void oldJavaHome_isPassedOver_forTheJdkOnThePath() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        Path good = jdk("jdk-26", "26");
        Files.createSymbolicLink(tools.resolve("java"), good.resolve("bin/java"));

        lab(old, "doctor");

        assertThat(callsTo("mvn")).containsExactly("mvn JAVA_HOME=" + good);
    }

    @Test
    void otherJdk_getsAnArchiveOfItsOwn_withoutABuild() throws Exception {
        lab(jdk("jdk-25", "25.0.3"), "doctor");
        lab(jdk("jdk-26", "26"), "doctor");

        assertThat(callsTo("mvn")).hasSize(1);
        assertThat(callsTo("java").stream().filter(call -> call.contains("ArchiveClassesAtExit")))
                .hasSize(2);
    }

    @Test
    void calledThroughALink_findsItsCheckout() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        Path link = Files.createSymbolicLink(tools.resolve("lab"), checkout.resolve("lab"));

        Outcome outcome = run(jdk, List.of(), link, "doctor");

        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(7);
        assertThat(callsTo("java").getLast()).contains("[-Dlab.home=" + checkout + "]");
    }

    @Test
    void twoAtOnce_buildOnce() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        Process first = start(jdk, List.of(), checkout.resolve("lab"), "doctor");
        Process second = start(jdk, List.of(), checkout.resolve("lab"), "doctor");

        assertThat(outcome(first).exitCode()).isEqualTo(7);
        assertThat(outcome(second).exitCode()).isEqualTo(7);
        assertThat(callsTo("mvn")).hasSize(1);
    }

    @Test
    void lockOfADeadBuild_isTakenOver() throws Exception {
        Path lock = Files.createDirectories(checkout.resolve("visualizer/target/lab/lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        write(lock.resolve("pid"), Long.toString(dead.pid()));

        assertThat(lab(jdk("jdk-25", "25"), "doctor").exitCode()).isEqualTo(7);
        assertThat(lock).doesNotExist();
    }

    private Outcome lab(Path jdk, String... arguments) throws Exception {
        return run(jdk, List.of(), checkout.resolve("lab"), arguments);
    }

    private Outcome run(Path jdk, List<String> environment, Path script, String... arguments) throws Exception {
        return outcome(start(jdk, environment, script, arguments));
    }

    private Process start(Path jdk, List<String> environment, Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "JAVA_HOME=" + jdk, "PATH=" + tools + ":/usr/bin:/bin"));
        command.addAll(environment);
        command.add(script.toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static Outcome outcome(Process process) throws Exception {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private record Outcome(int exitCode, String output) {}

    /// A JDK whose java writes its words into the list of calls, makes the archive it is told to, exits with 7.
    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/javac"), "exit 0\n");
        program(jdk.resolve("bin/java"), """
                { printf java; printf '[%%s]' "$@"; echo; } >> '%s'
                for word in "$@"; do
                  case $word in -XX:ArchiveClassesAtExit=*) echo archive > "${word#*=}"; exit 0 ;; esac
                done
                exit 7
                """.formatted(calls));
        return jdk;
    }

    private List<String> callsTo(String program) throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(call -> call.startsWith(program))
                .toList();
    }

    private static String archiveOf(String call) {
        return call.replaceFirst(".*SharedArchiveFile=([^]]*)].*", "$1");
    }

    private static void program(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The sources are from yesterday, so that what a test writes is newer than a build, whatever the clock's step.
    private void backdate() throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minusSeconds(86_400));
        try (var files = Files.walk(checkout)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, yesterday);
            }
        }
    }

    private static Path script() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("visualizer") ? here.resolveSibling("lab") : here.resolve("lab");
    }
}
