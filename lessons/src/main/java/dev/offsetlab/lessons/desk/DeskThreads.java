package dev.offsetlab.lessons.desk;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk's own threads, `lab-desk-N`: whatever touches files or a broker runs here, and nobody interrupts them. A
/// cell only waits, and may be interrupted while it does.
///
/// They belong to the outermost thread group: whoever stops a cell interrupts the cell's whole group, and a thread
/// that a cell starts is born into it. Nor do they inherit where the cell prints to: what the engine logs meanwhile is
/// the lab's, not the cell's.
final class DeskThreads {
    private static final Logger LOG = LoggerFactory.getLogger(DeskThreads.class);
    private static final long END_WITHIN_MS = 30_000;

    private final ExecutorService pool;

    private DeskThreads(ExecutorService pool) {
        this.pool = pool;
    }

    /// As many as there is work for at one time: `lab-desk-1` and so on.
    static DeskThreads many() {
        AtomicInteger count = new AtomicInteger();
        return new DeskThreads(
                Executors.newCachedThreadPool(work -> thread(work, "lab-desk-" + count.incrementAndGet())));
    }

    /// One, which is there from the start, so that a tool can look at it before it works.
    static DeskThreads one(String name) {
        var pool = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> thread(work, name));
        pool.prestartAllCoreThreads();
        return new DeskThreads(pool);
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(outermost(), work, name, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /// What is done on a thread of the desk.
    @FunctionalInterface
    interface Work<T> {
        T run(Job job) throws Exception;
    }

    /// Runs `work` and waits for it. Where the calling thread is interrupted, the work is stopped, its end
    /// awaited, and the interrupt left set.
    ///
    /// @throws DeskException         one line: what went wrong
    /// @throws CancellationException stopped
    <T> T ask(Work<T> work) {
        Job job = new Job();
        Future<T> answer = start(job, work);
        try {
            job.printUntilFinished();
            return answer.get();
        } catch (InterruptedException stop) {
            job.stop();
            awaitEnd(answer);
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("stopped").initCause(stop);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw DeskException.of(cause == null ? failed : cause);
        }
    }

    /// The same without waiting.
    <T> Future<T> start(Job job, Work<T> work) {
        return pool.submit(() -> {
            try {
                return work.run(job);
            } finally {
                job.finished();
            }
        });
    }

    /// The next cell finds the broker as the work leaves it: so the end is waited for, interrupts or not.
    private static void awaitEnd(Future<?> answer) {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_WITHIN_MS);
        while (true) {
            try {
                answer.get(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
                return;
            } catch (InterruptedException again) {
                LOG.debug("stopped once more", again);
            } catch (ExecutionException | CancellationException ended) {
                LOG.debug("the stopped work ended", ended);
                return;
            } catch (TimeoutException _) {
                LOG.warn("what a stopped cell asked for still runs after {} ms", END_WITHIN_MS);
                return;
            }
        }
    }

    private static ThreadGroup outermost() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
