package dev.offsetlab.visualizer.viewmodel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The window's thread of a test without a window: the test's own, which runs what came whenever it waits.
public final class TestWindow implements WindowThread {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(60);

    private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        work.add(task);
    }

    /// Runs what arrives until it is so.
    public void until(BooleanSupplier so) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NS;
        while (!so.getAsBoolean()) {
            Runnable next = work.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("it did not come to pass in time");
            }
            next.run();
        }
    }
}
