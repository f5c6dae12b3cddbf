package dev.offsetlab.lessons.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Judges tasks in a worker that it keeps warm, and replaces where a student's code spoilt it. The door of this room.
///
/// ```java
/// try (Judge judge = new Judge()) {
///     Judgement judgement = judge.judge(task);
/// }
/// ```
///
/// One task at a time: [#judge] waits its turn. [#cancel] comes from any thread.
public final class Judge implements AutoCloseable {
    private static final RandomGenerator KEYS = RandomGenerator.getDefault();
    /// So often a thorough task may lose its worker.
    private static final int MOST_WORKERS = 12;

    private final WorkerStart start;
    private final Object turn = new Object();
    private volatile @Nullable WorkerProcess worker;
    private volatile boolean cancelled;
    private volatile boolean closed;
    /// When the test under way began; 0 while none is.
    private volatile long testSinceNs;

    public Judge() {
        this(WorkerStart.PLAIN);
    }

    public Judge(WorkerStart start) {
        this.start = start;
    }

    /// What exercises are compiled against: everything of this process but exercises.
    public static List<Path> classPath() {
        return WorkerCommand.classPath().stream().map(Path::of).toList();
    }

    /// Starts the worker and lets it read what every task needs, in the background.
    public void warmUp() {
        Thread.ofPlatform().name("warm-up").daemon().start(() -> {
            synchronized (turn) {
                try {
                    if (!closed) {
                        ready().ask(new WorkerLine.Request("", null));
                    }
                } catch (IOException later) {
                    // the first task says why
                }
            }
        });
    }

    /// @throws IOException no worker can be started
    public Judgement judge(Task task) throws IOException {
        synchronized (turn) {
            if (closed) {
                throw new IOException("the judge has gone home");
            }
            cancelled = false;
            Hearing hearing = new Hearing(task);
            try {
                for (int i = 0; i < MOST_WORKERS; i++) {
                    Hearing.End end = heard(hearing);
                    if (end == Hearing.End.DONE) {
                        break;
                    }
                    replace();
                    if (end == Hearing.End.REPLACE || !task.thorough() || cancelled || !hearing.isOpen()) {
                        break;
                    }
                }
            } catch (InterruptedException interrupted) {
                replace();
                Thread.currentThread().interrupt();
                hearing.trouble("interrupted");
            }
            if (cancelled) {
                hearing.trouble(Judgement.STOPPED);
            }
            return hearing.judgement();
        }
    }

    private Hearing.End heard(Hearing hearing) throws IOException, InterruptedException {
        WorkerProcess asked = ready();
        String key = HexFormat.of().toHexDigits(KEYS.nextLong());
        try {
            asked.ask(new WorkerLine.Request(key, hearing.rest()));
        } catch (IOException died) {
            // It ended since the last task: a new one, once.
            replace();
            asked = ready();
            asked.ask(new WorkerLine.Request(key, hearing.rest()));
        }
        while (true) {
            Optional<WorkerLine> line = asked.next(key, hearing.patienceMs());
            if (line.isEmpty()) {
                boolean alive = asked.isAlive();
                asked.kill();
                testSinceNs = 0;
                return hearing.silence(alive, asked.complaints());
            }
            Optional<Hearing.End> end = hearing.hear(line.get());
            testSinceNs = hearing.isTesting() ? System.nanoTime() : 0;
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    private WorkerProcess ready() throws IOException {
        WorkerProcess kept = worker;
        if (kept != null && kept.isAlive()) {
            return kept;
        }
        if (kept != null) {
            kept.close();
        }
        WorkerProcess started = new WorkerProcess(start);
        worker = started;
        return started;
    }

    /// The worker is of no use any more. Another is started when the next task comes, or by [#warmUp].
    private void replace() {
        WorkerProcess spoilt = worker;
        worker = null;
        if (spoilt != null) {
            spoilt.close();
        }
    }

    /// Ends the task under way at once; its judgement says so. Without one, nothing happens but a cold worker.
    public void cancel() {
        cancelled = true;
        WorkerProcess busy = worker;
        if (busy != null) {
            busy.kill();
        }
    }

    /// How long the test under way has run; 0 where none runs, as while it is compiled. Any thread.
    public long testingMs() {
        long sinceNs = testSinceNs;
        return sinceNs == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNs);
    }

    /// Is there a worker that has nothing to start any more?
    public boolean isWarm() {
        WorkerProcess kept = worker;
        return kept != null && kept.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        cancel();
        synchronized (turn) {
            replace();
        }
    }
}
