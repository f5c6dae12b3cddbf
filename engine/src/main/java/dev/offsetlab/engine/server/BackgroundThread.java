package dev.offsetlab.engine.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread for work that must not hold up an I/O thread, nor be interrupted.
///
/// A broker has two: `broker-background` for what no client waits for (retention, compaction, checkpoints) and for
/// opening and closing everything; `broker-admin` for requests that force files to the disk. So a long compaction
/// delays no new topic. With a TLS listener there is `broker-tls`, for the arithmetic of handshakes.
///
/// Opening and closing go here because an interrupt closes every file channel that the interrupted thread works on:
/// callers of the engine may be interrupted, this thread never is.
public final class BackgroundThread implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);

    private final ScheduledThreadPoolExecutor executor;

    public BackgroundThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> new Thread(task, name));
    }

    /// Work that may fail.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /// Runs `work` every `periodMs`; a failure, of whatever kind, is logged and the next time comes all the same.
    public void every(long periodMs, String name, Work work) {
        Future<?> _ = executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (Throwable e) { // an Error too: what leaves here ends the work for good
                        LOG.error("background work failed, tried again later: work={} periodMs={}", name, periodMs, e);
                    }
                },
                periodMs,
                periodMs,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable work) {
        executor.execute(work);
    }

    /// Runs `work` there and waits for its result, however often the caller is interrupted meanwhile.
    public <T> T call(Callable<T> work) throws IOException {
        Future<T> future = executor.submit(work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw asIs(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException asIs(@Nullable Throwable failure) {
        return switch (failure) {
            case IOException io -> io;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            case null, default -> new IOException(failure);
        };
    }

    /// Takes no more, ends periodic work, and waits until what was handed over is done, however often the caller is
    /// interrupted: after that nothing of it touches the disk. Not for the thread itself.
    @Override
    public void close() {
        executor.shutdown();
        boolean interrupted = false;
        for (boolean done = false; !done; ) {
            try {
                done = executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
