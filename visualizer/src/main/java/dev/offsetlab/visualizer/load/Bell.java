package dev.offsetlab.visualizer.load;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Where threads rest until something changed, so that nobody looks again and again. Any thread may ring.
final class Bell {
    /// After the change: whoever rests looks at its condition again.
    synchronized void ring() {
        notifyAll();
    }

    /// Returns when `condition` holds, after `mostMs`, or when the thread is interrupted (the mark stays).
    synchronized void rest(long mostMs, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(mostMs);
        try {
            while (!condition.getAsBoolean()) {
                long leftNs = deadlineNs - System.nanoTime();
                if (leftNs <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
