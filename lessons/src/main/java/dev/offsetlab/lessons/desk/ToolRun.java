package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.os.Tracing;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One run of a tool, from its start until it has said all. On the desk's threads.
///
/// ```
///   start        the tool runs and watches: strace has attached, iostat and sar have taken their first look
///   (the work)
///   finish       strace and perf are told to end (SIGINT), iostat and sar end by themselves
/// ```
final class ToolRun {
    private static final String IO_THREADS = "broker-io-";
    private static final long READY_MS = 60_000;
    private static final long END_MS = 60_000;
    private static final long PAUSE_MS = 20;

    private final Tool tool;
    private final int seconds;
    private final int threads;
    private final Process process;
    private final Tracing tracing;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private ToolRun(Tool tool, int seconds, List<Long> threadIds) throws IOException {
        this.tool = tool;
        this.seconds = seconds;
        this.threads = threadIds.size();
        this.tracing = Tracing.allow();
        ProcessBuilder builder = new ProcessBuilder(tool.command(seconds, threadIds)).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            this.process = builder.start();
        } catch (IOException missing) {
            tracing.close();
            throw new IOException(tool.missing(), missing);
        }
        this.listener = Thread.ofPlatform().daemon().name("lab-tool").start(this::listen);
    }

    /// Returns when the tool watches.
    ///
    /// @throws IOException one line: not installed, or may not look
    static ToolRun start(Tool tool, int seconds) throws IOException, InterruptedException {
        List<Long> watched = new ArrayList<>(Tracing.threadIds(IO_THREADS));
        watched.addAll(Tracing.threadIds(Transfers.THREAD));
        ToolRun run = new ToolRun(tool, seconds, watched);
        if (!run.await(run::watches, READY_MS) || !run.process.isAlive()) {
            List<String> said = run.finish();
            throw new IOException(tool.command() + " cannot look at the broker here: "
                    + (said.isEmpty() ? "it said nothing" : said.getLast().strip()));
        }
        return run;
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | java.io.UncheckedIOException ended) {
            lines.add("(its output broke off: " + ended.getMessage() + ")");
        }
    }

    private boolean watches() {
        return !process.isAlive()
                || switch (tool) {
                    case STRACE ->
                        lines.stream().filter(line -> line.endsWith("attached")).count() >= threads;
                    case IOSTAT, SAR -> sleeps();
                    case PERF -> counts();
                };
    }

    /// It has taken its first look and waits for the second.
    private boolean sleeps() {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"))
                    .contains("State:\tS");
        } catch (IOException _) {
            return false;
        }
    }

    /// Its counters are open.
    private boolean counts() {
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path descriptor : open) {
                if (Files.readSymbolicLink(descriptor).toString().contains("perf_event")) {
                    return true;
                }
            }
        } catch (IOException _) {
            return false;
        }
        return false;
    }

    private boolean await(BooleanSupplier condition, long mostMs) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadlineNs) {
                return false;
            }
            Thread.sleep(PAUSE_MS);
        }
        return true;
    }

    /// What the tool said, without empty lines.
    List<String> finish() throws IOException, InterruptedException {
        try (Tracing _ = tracing) {
            if (process.isAlive() && !tool.endsByItself()) {
                interrupt();
            }
            if (!process.waitFor(tool.endsByItself() ? seconds * 1000L + END_MS : END_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            listener.join(END_MS);
        }
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("strace: Process"))
                .toList();
    }

    /// As Control-C does: the tool then tells what it has counted. Java itself knows SIGTERM and SIGKILL only.
    private void interrupt() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor(END_MS, TimeUnit.MILLISECONDS);
    }
}
