package dev.offsetlab.visualizer.feed;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a source on a thread of its own and hands each sample to the window's thread. A window that is busy gets
/// the newest sample when it is free again, never a queue of old ones.
public final class Feed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final long STOP_MS = 5_000;

    private final LabSource source;
    private final Executor window;
    private final Consumer<LabSample> sink;
    private final AtomicReference<LabSample> waiting = new AtomicReference<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lab-feed").factory());

    /// @param window runs what it is given on the window's thread
    public Feed(LabSource source, Executor window, Consumer<LabSample> sink) {
        this.source = source;
        this.window = window;
        this.sink = sink;
    }

    public void start(Duration period) {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (waiting.getAndSet(source.sample()) == null) {
                window.execute(this::deliver);
            }
        } catch (RuntimeException failure) {
            LOG.warn("a look at the broker failed", failure);
        }
    }

    private void deliver() {
        LabSample newest = waiting.getAndSet(null);
        if (newest != null) {
            sink.accept(newest);
        }
    }

    /// The last look ends first: the thread touches files and must not be interrupted.
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the feed did not end in {} ms", STOP_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
