package dev.offsetlab.engine.server;

import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.wire.BufferPool;
import dev.offsetlab.engine.wire.ResponseEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A platform thread with a selector and the connections it owns, from accept to close.
///
/// A platform thread on purpose: on a virtual one a blocking call makes sockets non-blocking behind the program's
/// back, and this thread wants its CPU time to be read apart from the others'.
///
/// What other threads may call: [#after], [#execute], [#assign], [#stop], [#close], [#connections()]. All else is its
/// own.
final class IoThread implements Timers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IoThread.class);
    private static final FailureLog FAILURES = new FailureLog(LOG);
    private static final int SHARED_READ_BYTES = 64 << 10;
    private static final int SCRATCH_WRITE_BYTES = 64 << 10;
    private static final long SWEEP_MS = 1_000;
    private static final long DRAIN_MS = 2_000;

    private final Thread thread;
    private final Selector selector;
    private final Consumer<SelectionKey> dispatch = this::dispatch;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final TimerQueue timers = new TimerQueue();
    private final Set<Connection> connections = new HashSet<>();
    private ArrayDeque<Connection> again = new ArrayDeque<>();
    private ArrayDeque<Connection> againNow = new ArrayDeque<>();
    private @Nullable Buffers buffers;
    private final AtomicInteger assigned = new AtomicInteger();
    private volatile boolean stopping;

    IoThread(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
    }

    /// Buffers that its connections use one after the other, each only during its turn.
    record Buffers(BufferPool pool, ByteBuffer read, ResponseEncoder encoder) {}

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /// The connections it has, with those that it is yet to adopt.
    int connections() {
        return assigned.get();
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

    boolean onThread() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        BufferPool pool = new BufferPool();
        try (pool) {
            BufferPool.Pooled read = pool.take(SHARED_READ_BYTES);
            BufferPool.Pooled scratch = pool.take(SCRATCH_WRITE_BYTES);
            buffers = new Buffers(pool, read.bytes().limit(0), new ResponseEncoder(scratch.bytes(), pool));
            after(SWEEP_MS, this::sweep);
            while (!stopping) {
                survivedRound(SWEEP_MS);
            }
            drain();
            pool.give(read);
            pool.give(scratch);
        } finally {
            closeSelector();
        }
    }

    /// There from the first round on; connections are adopted by tasks, hence later.
    Buffers buffers() {
        return Objects.requireNonNull(buffers);
    }

    /// Whatever comes out of a round costs that round alone: a thread that ended would take its connections with it,
    /// and the first one the acceptor too. That holds where memory is spent, even for the line that says so.
    private void survivedRound(long atMostMs) {
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

    /// Gives `connection` another turn after the others had theirs.
    void again(Connection connection) {
        again.add(connection);
    }

    SelectionKey register(SelectableChannel channel, int ops, Ready ready) throws IOException {
        return channel.register(selector, ops, ready);
    }

    /// Counted at once, so that a burst of connections is spread before the first of them is adopted.
    void assign(SocketChannel socket, Connection.Parts parts) {
        assigned.incrementAndGet();
        execute(() -> adopt(socket, parts));
    }

    private void adopt(SocketChannel socket, Connection.Parts parts) {
        Connection connection = null;
        try {
            connection = new Connection(this, socket, parts);
            connections.add(connection);
            connection.open();
        } catch (IOException e) {
            LOG.debug("connection was gone at once", e);
            if (connection != null) {
                connection.close();
            } else {
                assigned.decrementAndGet();
                Acceptor.turnAway(socket, parts);
            }
        }
    }

    void forget(Connection connection) {
        if (connections.remove(connection)) {
            assigned.decrementAndGet();
        }
    }

    private void sweep() {
        long nowNs = System.nanoTime();
        for (Connection connection : List.copyOf(connections)) {
            connection.closeIfStale(nowNs);
        }
        after(SWEEP_MS, this::sweep);
    }

    /// Lets responses that are on their way out finish, for a while.
    private void drain() {
        long untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MS);
        for (Connection connection : List.copyOf(connections)) {
            connection.closeUnlessWriting();
        }
        while (!connections.isEmpty() && System.nanoTime() - untilNs < 0) {
            survivedRound(20);
            for (Connection connection : List.copyOf(connections)) {
                connection.closeUnlessWriting();
            }
        }
        new ArrayList<>(connections).forEach(Connection::close);
    }

    private void closeSelector() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.debug("selector did not close", e);
        }
    }

    /// Lets the thread end; [#close()] waits for that.
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    /// Ends the thread, and waits for it; an interrupt of the caller does not cut that short.
    @Override
    public void close() {
        stop();
        if (thread.getState() == Thread.State.NEW) {
            closeSelector();
        }
        boolean interrupted = false;
        while (thread.isAlive() && !onThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
