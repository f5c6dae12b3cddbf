package dev.offsetlab.engine.server;

import dev.offsetlab.engine.observe.FailureLog;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one thread does all day: rounds.
///
/// ```
///   ┌─▶ wait for sockets ──▶ tasks from elsewhere ──▶ timers that are due ──▶ further turns ─┐
///   └────────────────────────────────────────────────────────────────────────────────────────┘
/// ```
///
/// What other threads may call: [#after], [#execute], [#wakeUp], [#onThread()]. All else is the thread's own.
final class EventLoop implements Timers {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final FailureLog FAILURES = new FailureLog(LOG);

    private final Thread thread;
    private final Selector selector;
    private final Consumer<SelectionKey> dispatch = this::dispatch;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final TimerQueue timers = new TimerQueue();
    private ArrayDeque<Connection> again = new ArrayDeque<>();
    private ArrayDeque<Connection> againNow = new ArrayDeque<>();

    /// @param thread the one that will run the rounds
    EventLoop(Thread thread) throws IOException {
        this.thread = thread;
        this.selector = Selector.open();
    }

    boolean onThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    public Timer after(long delayMs, Runnable task) {
        TimerQueue.Entry entry =
                timers.entry(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, delayMs)), task);
        if (onThread()) {
            timers.add(entry);
        } else {
            execute(() -> timers.add(entry));
        }
        return entry;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!onThread() && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /// Ends a wait for sockets.
    void wakeUp() {
        selector.wakeup();
    }

    SelectionKey register(SelectableChannel channel, int ops, Ready ready) throws IOException {
        return channel.register(selector, ops, ready);
    }

    /// Gives `connection` another turn after the others had theirs.
    void again(Connection connection) {
        again.add(connection);
    }

    /// One round. Whatever comes out of it costs that round alone: a thread that ended would take its connections with
    /// it, and the first one the acceptor too. That holds where memory is spent, even for the line that says so.
    void survivedRound(long atMostMs) {
        try {
            round(atMostMs);
        } catch (Throwable failure) {
            try {
                FAILURES.failed("round thread=" + thread.getName(), failure);
            } catch (Throwable untold) {
                woken.set(false);
            }
        }
    }

    private void round(long atMostMs) throws IOException {
        boolean busy = !again.isEmpty() || !tasks.isEmpty();
        long waitMs = busy ? 0 : timers.untilNextMs(System.nanoTime(), atMostMs);
        if (waitMs == 0) {
            selector.selectNow(dispatch);
        } else {
            selector.select(dispatch, waitMs);
        }
        woken.set(false);
        runTasks();
        guarded(() -> timers.runDue(System.nanoTime()));
        runAgain();
    }

    private void dispatch(SelectionKey key) {
        try {
            ((Ready) key.attachment()).ready(key);
        } catch (RuntimeException | Error e) {
            FAILURES.failed("event thread=" + thread.getName(), e);
        }
    }

    private void runTasks() {
        for (int left = tasks.size(); left > 0; left--) {
            Runnable task = tasks.poll();
            if (task != null) {
                guarded(task);
            }
        }
    }

    private void runAgain() {
        ArrayDeque<Connection> now = again;
        again = againNow;
        againNow = now;
        for (Connection next = now.poll(); next != null; next = now.poll()) {
            next.again();
        }
    }

    /// A task's failure is its own; the thread serves on.
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            FAILURES.failed("task thread=" + thread.getName(), e);
        }
    }

    /// Closes whatever is still registered.
    void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("selector did not close", e);
        }
    }
}
