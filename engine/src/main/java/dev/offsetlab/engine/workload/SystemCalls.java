package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The system calls of a process as `strace` counts them from outside: the cross-check of what the engine says itself.
///
/// strace stops the process at each call, so it never runs under a timed trial.
///
/// ```
///   % time     seconds  usecs/call     calls    errors syscall
///    81.04    0.012345           9      1337         2 sendfile     -> sendfile = 1337
/// ```
public final class SystemCalls {
    private static final long ATTACH_MS = 5_000;
    private static final int CALLS_COLUMN = 3;

    private SystemCalls() {}

    /// What runs while calls are counted.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /// Why calls cannot be counted here; empty where they can.
    public static Optional<String> unavailableBecause() {
        try {
            Process process = new ProcessBuilder("strace", "-c", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("strace may not trace here (kernel.yama.ptrace_scope, or a container)");
        } catch (IOException missing) {
            return Optional.of("strace is not installed");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /// Calls by name of all threads of `pid` while `work` runs.
    public static Map<String, Long> count(long pid, Work work) throws Exception {
        Path summary = Files.createTempFile("strace-", ".txt");
        Process strace = new ProcessBuilder("strace", "-f", "-c", "-o", summary.toString(), "-p", Long.toString(pid))
                .redirectErrorStream(true)
                .start();
        try {
            awaitAttached(strace, pid);
            work.run();
        } finally {
            // SIGINT lets it detach and write its table; SIGTERM does the same.
            strace.toHandle().destroy();
            strace.waitFor(ATTACH_MS, TimeUnit.MILLISECONDS);
        }
        try {
            return parse(Files.readString(summary));
        } finally {
            Files.delete(summary);
        }
    }

    static Map<String, Long> parse(String table) {
        Map<String, Long> calls = new TreeMap<>();
        for (String line : table.split("\n", -1)) {
            String[] columns = line.strip().split("\\s+", -1);
            boolean row = columns.length > CALLS_COLUMN + 1 && Character.isDigit(columns[0].charAt(0));
            if (row && !columns[columns.length - 1].equals("total")) {
                calls.put(columns[columns.length - 1], Long.parseLong(columns[CALLS_COLUMN]));
            }
        }
        return calls;
    }

    /// strace says so for each thread once it has it; a pause of its words means it has them all.
    private static void awaitAttached(Process strace, long pid) throws IOException, InterruptedException {
        byte[] said = new byte[8192];
        int length = 0;
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ATTACH_MS);
        int before = -1;
        while (System.nanoTime() - deadlineNs < 0 && length < said.length) {
            int ready = Math.min(strace.getInputStream().available(), said.length - length);
            length += strace.getInputStream().readNBytes(said, length, ready);
            if (length > 0 && length == before) {
                break;
            }
            before = length;
            if (strace.waitFor(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        String words = new String(said, 0, length, StandardCharsets.UTF_8);
        if (!words.contains("attached")) {
            strace.destroyForcibly();
            throw new IOException("strace cannot attach to pid=" + pid + ": " + words.strip());
        }
    }
}
