package dev.offsetlab.lessons.grade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One worker: a process, the folder for what it leaves behind, and the lines that it says. One thread asks; any may
/// [#kill] it. When this JVM is gone its input ends, and it ends too.
final class WorkerProcess implements AutoCloseable {
    private static final long STOP_MS = 5_000;
    /// A student's code may print straight to the descriptor, without an end: a line longer than this is nobody's.
    private static final int MOST_LINE_CHARACTERS = 1 << 20;

    private final Path folder;
    private final Process process;
    private final ObjectMapper json = GradeJson.mapper();
    private final LinkedBlockingQueue<Optional<WorkerLine>> lines = new LinkedBlockingQueue<>(1000);
    private volatile boolean ended;
    private final Thread hook = Thread.ofPlatform().name("end-worker").unstarted(this::kill);

    WorkerProcess(WorkerStart start) throws IOException {
        folder = Files.createTempDirectory("offset-lab-exercise-");
        process = start.prepare(folder)
                .redirectError(folder.resolve("worker.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(hook);
        Thread.ofPlatform().name("worker-lines").daemon().start(this::read);
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    void ask(WorkerLine.Request request) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((json.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /// The next line with this key. Empty: the process has ended, or says nothing for so long.
    Optional<WorkerLine> next(String key, long waitMs) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs);
        while (true) {
            Optional<WorkerLine> line = lines.poll(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.isEmpty()) {
                return Optional.empty();
            }
            if (line.get().key().equals(key)) {
                return line;
            }
        }
    }

    /// What the JVM itself said before it ended; empty mostly.
    String complaints() {
        try {
            String log = Files.readString(folder.resolve("worker.log"));
            return log.substring(0, Math.min(log.length(), 500)).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            BoundedLines bounded = new BoundedLines(reader, MOST_LINE_CHARACTERS);
            for (String line = bounded.next(); line != null; line = bounded.next()) {
                if (line.startsWith("{\"key\":")) {
                    put(line);
                }
            }
        } catch (IOException gone) {
            // killed: the end is told below
        } finally {
            end();
        }
    }

    private void put(String line) {
        try {
            lines.put(Optional.of(json.readValue(line, WorkerLine.class)));
        } catch (JsonProcessingException notOurs) {
            // printed by the student's code
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ended = true;
        try {
            lines.put(Optional.empty());
        } catch (InterruptedException ends) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        lines.clear(); // the reader may wait for room, and nobody takes any more
        try {
            process.waitFor(STOP_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // the hook runs already
        }
        TemporaryFolder.delete(folder);
    }
}
