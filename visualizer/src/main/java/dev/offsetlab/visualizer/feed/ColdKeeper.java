package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.ColdLog;
import dev.offsetlab.engine.ColdLog.Cached;
import dev.offsetlab.visualizer.feed.EngineView.ColdView;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a topic cold while it is on: evicts it again and again, on a thread of its own that nobody interrupts.
///
/// Readers that are faster than the disk warm it again between two rounds; so each round says how much it found.
final class ColdKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ColdKeeper.class);
    private static final long EVERY_MS = 1_000;
    private static final long STOP_MS = 10_000;

    private final Broker broker;
    private final String topic;
    private @Nullable ScheduledExecutorService thread;
    private volatile Optional<ColdView> view = Optional.empty();
    private long rounds;
    private boolean closed;

    ColdKeeper(Broker broker, String topic) {
        this.broker = broker;
        this.topic = topic;
    }

    /// What the last round found; empty while it is off.
    Optional<ColdView> view() {
        return view;
    }

    synchronized void keep(boolean on) {
        if (on && thread == null && !closed) {
            view = Optional.of(new ColdView(0, 0, 0, ""));
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lab-cold").factory());
            var _ = started.scheduleWithFixedDelay(this::round, 0, EVERY_MS, TimeUnit.MILLISECONDS);
            thread = started;
        } else if (!on && thread != null) {
            thread.shutdown();
            thread = null;
            view = Optional.empty();
        }
    }

    private void round() {
        ColdView next;
        try {
            Cached before = ColdLog.evictOnce(broker, topic);
            rounds++;
            next = new ColdView(rounds, before.residentBytes(), before.sizeBytes(), "");
        } catch (IOException | RuntimeException failure) {
            LOG.debug("not evicted", failure);
            next = new ColdView(rounds, 0, 0, String.valueOf(failure.getMessage()));
        }
        show(next);
    }

    /// A round that ends after the switch was turned off shows nothing.
    private synchronized void show(ColdView next) {
        if (thread != null) {
            view = Optional.of(next);
        }
    }

    /// Returns when the last round has ended: it works with the broker's files.
    @Override
    public void close() {
        ScheduledExecutorService last;
        synchronized (this) {
            last = thread;
            closed = true;
            keep(false);
        }
        try {
            if (last != null && !last.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("an eviction did not end in {} ms", STOP_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
