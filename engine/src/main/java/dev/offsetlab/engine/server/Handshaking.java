package dev.offsetlab.engine.server;

import dev.offsetlab.engine.server.tls.TlsLink;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// The time before a conversation: the client and the broker agree on keys. The selector is asked for what
/// the handshake waits for, and for nothing while a task of it runs elsewhere.
///
/// It may take ten seconds, or `connections.max.idle.ms` where that is less; however many single bytes
/// come, they count from the connection's start on.
///
/// Owned by the connection's I/O thread.
final class Handshaking {
    private static final long MOST_MS = 10_000;

    private final TlsLink link;
    private final Interest interest;
    private final EventLoop loop;
    private final Executor tasks;
    private final long untilNs;
    private boolean atTask;
    private boolean done;

    /// @param tasks where the handshake's arithmetic is done
    Handshaking(TlsLink link, Interest interest, EventLoop loop, Executor tasks, long maxIdleMs) {
        this.link = link;
        this.interest = interest;
        this.loop = loop;
        this.tasks = tasks;
        this.untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(maxIdleMs, MOST_MS));
    }

    boolean isDone() {
        return done;
    }

    boolean isOverdue(long nowNs) {
        return !done && nowNs - untilNs > 0;
    }

    /// Goes on as far as it can.
    ///
    /// @param again to be called on the I/O thread after a task
    void goOn(Runnable again) throws IOException {
        if (atTask) {
            return;
        }
        switch (link.handshake()) {
            case NOTHING -> {
                done = true;
                wait(true, false);
            }
            case BYTES -> wait(true, false);
            case ROOM -> wait(false, true);
            case TASK -> {
                wait(false, false);
                atTask = true;
                hand(again);
            }
        }
    }

    private void wait(boolean forBytes, boolean forRoom) {
        interest.reading(forBytes);
        interest.writing(forRoom);
    }

    private void hand(Runnable again) throws IOException {
        try {
            tasks.execute(() -> {
                try {
                    link.runTasks();
                } finally {
                    loop.execute(() -> {
                        atTask = false;
                        again.run();
                    });
                }
            });
        } catch (RejectedExecutionException stopping) {
            throw new IOException("the broker stops", stopping);
        }
    }
}
