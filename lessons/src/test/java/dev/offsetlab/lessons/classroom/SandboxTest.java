package dev.offsetlab.lessons.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls, tried from inside by a shell that wants out.
@Timeout(60)
class SandboxTest {
    private static final Limits SMALL = new Limits(Duration.ofSeconds(10), 64, 1);

    /// No other build on this machine sleeps for just so long.
    private static final String SLEEP =
            "sleep " + (100_000_000 + ProcessHandle.current().pid());

    @TempDir
    Path folder;

    static Stream<Sandbox> sandboxes() {
        return Sandbox.kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void inside_filesOutside_areNotSeen(Sandbox sandbox) throws Exception {
        Path given = Files.writeString(folder.resolve("given"), "this is given");
        Files.writeString(folder.resolve("other"), "this is not");
        List<String> said = run(
                sandbox,
                List.of(given),
                "cat " + given + "; echo; cat " + folder.resolve("other")
                        + "; ls /home /root /etc/passwd 2>/dev/null; ls -A " + folder);
        assertThat(said).contains("this is given", "given").doesNotContain("this is not", "other");
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void inside_writes_onlyToItsOwnBoundedFolder(Sandbox sandbox) throws Exception {
        Path given = Files.writeString(folder.resolve("given"), "as it was");
        List<String> said = run(
                sandbox,
                List.of(given),
                "echo changed > " + given + "; rm -f " + given
                        + "; for f in / /usr /dev /dev/shm; do touch $f/new 2>/dev/null"
                        + " && echo wrote $f; done; echo ok > /tmp/mine && cat /tmp/mine;"
                        + " dd if=/dev/zero of=/tmp/big bs=64k count=64 2>/dev/null || echo full");
        assertThat(said).contains("ok", "full").noneMatch(line -> line.startsWith("wrote"));
        assertThat(given).hasContent("as it was");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void inside_network_isLoopbackOfItsOwn(Sandbox sandbox) throws Exception {
        try (ServerSocket outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> said = run(
                    sandbox,
                    List.of(),
                    "sed -n 's/^ *\\([a-z0-9]*\\):.*/\\1/p' /proc/net/dev; (exec 3<>/dev/tcp/127.0.0.1/"
                            + outside.getLocalPort() + ") 2>/dev/null && echo reached");
            assertThat(said).contains("lo").doesNotContain("reached", "eth0");
        }
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void inside_processesAndRights_areItsOwnOnly(Sandbox sandbox) throws Exception {
        List<String> said = run(
                sandbox,
                List.of(),
                "kill -9 " + ProcessHandle.current().pid() + " 2>/dev/null && echo killed; sed -n 's/CapEff:.//p'"
                        + " /proc/self/status; mount -t tmpfs none /tmp 2>/dev/null && echo mounted");
        assertThat(said).doesNotContain("killed", "mounted").contains("0000000000000000");
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void inside_memory_isBounded(Sandbox sandbox) throws Exception {
        List<String> said = run(sandbox, List.of(), "ulimit -d");
        assertThat(said).containsExactly(Integer.toString(SMALL.dataMib() << 10));
    }

    @ParameterizedTest
    @MethodSource("sandboxes")
    void ended_fromOutside_takesItsChildrenWithIt(Sandbox sandbox) throws Exception {
        assumeThere(sandbox);
        Process process = start(sandbox, List.of(), SLEEP + " & echo begun; wait");
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("begun");
            process.destroyForcibly().waitFor();
        }
        long untilNs = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sleeps() && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(sleeps()).isFalse();
    }

    private static boolean sleeps() {
        return ProcessHandle.allProcesses()
                .map(one -> one.info().commandLine().orElse(""))
                .anyMatch(line -> line.endsWith(SLEEP));
    }

    private static List<String> run(Sandbox sandbox, List<Path> given, String script) throws IOException {
        assumeThere(sandbox);
        Process process = start(sandbox, given, script);
        try (BufferedReader lines = process.inputReader()) {
            return lines.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Sandbox sandbox, List<Path> given, String script) throws IOException {
        return new ProcessBuilder(sandbox.wrap(List.of("/bin/bash", "-c", script), given, SMALL))
                .redirectErrorStream(true)
                .start();
    }

    private static void assumeThere(Sandbox sandbox) {
        Optional<String> missing = sandbox.unavailableBecause();
        assumeTrue(missing.isEmpty(), () -> sandbox.name() + ": " + missing.orElseThrow());
    }
}
