package dev.offsetlab.lessons.grade;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges in the background, always what was saved last: a save while an older text is judged is judged next, and cuts
/// a test of the older short where that takes long.
///
/// ```
///   owner    judge(run)  ......  began(run)   ........   judged(run, judgement)
///   judging              \___ compile, tests ___/
///   hurry                     every 200 ms: does somebody wait for a slow test?
/// ```
///
/// **Threads.** The owner's one thread asks and is told; two of its own do the work.
public final class Judging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
    private static final long LOOK_MS = 200;
    private static final long LONG_MS = 2000;

    private final Executor owner;
    private final Listener listener;
    private final Judge judge = new Judge();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("judging-", 0).daemon().factory());
    private boolean busy;
    private volatile Optional<ExerciseRun> waiting = Optional.empty();

    /// What the owner hears, on its own thread.
    public interface Listener {
        void began(ExerciseRun run);

        void judged(ExerciseRun run, Judgement judgement);

        /// There is no judgement, and this is why.
        void failed(ExerciseRun run, Exception why);
    }

    /// @param owner runs what the listener is told, on one thread
    public Judging(Executor owner, Listener listener) {
        this.owner = owner;
        this.listener = listener;
    }

    /// What runs are made with.
    public Judge judge() {
        return judge;
    }

    /// Starts the worker in the background, and looks after slow tests from now on.
    public void begin() {
        judge.warmUp();
        var _ = threads.scheduleWithFixedDelay(this::hurry, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void hurry() {
        if (waiting.isPresent() && isSlow()) {
            judge.cancel();
        }
    }

    /// Judges it now, or after the one under way. Nothing comes of it once this is closed.
    public void judge(ExerciseRun run) {
        if (busy) {
            waiting = Optional.of(run);
            return;
        }
        try {
            threads.execute(() -> judgeNow(run));
        } catch (RejectedExecutionException closed) {
            LOG.debug("nothing is judged any more", closed);
            return;
        }
        busy = true;
        listener.began(run);
    }

    private void judgeNow(ExerciseRun run) {
        try {
            Judgement judgement = run.judge(null);
            owner.execute(() -> ended(run, judgement));
        } catch (IOException | RuntimeException failed) {
            owner.execute(() -> failed(run, failed));
        }
    }

    private void ended(ExerciseRun run, Judgement judgement) {
        busy = false;
        if (judgement.verdict() == Verdict.TIMED_OUT || judgement.verdict() == Verdict.ENDED) {
            judge.warmUp(); // the worker is gone
        }
        if (!goOn()) {
            listener.judged(run, judgement);
        }
    }

    private void failed(ExerciseRun run, Exception why) {
        busy = false;
        if (!goOn()) {
            listener.failed(run, why);
        }
    }

    /// What was saved since is of more interest than what came of the older.
    private boolean goOn() {
        Optional<ExerciseRun> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(this::judge);
        return next.isPresent();
    }

    public boolean isBusy() {
        return busy;
    }

    /// Does one test run for longer than a person waits gladly? Any thread may ask.
    public boolean isSlow() {
        return judge.testingMs() > LONG_MS;
    }

    /// Ends the judging under way; its judgement says so.
    public void stop() {
        judge.cancel();
    }

    /// Ends what is judged; returns when nothing of it is written any more.
    @Override
    public void close() {
        threads.shutdownNow();
        judge.close();
        threads.close();
    }
}
