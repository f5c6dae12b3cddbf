package dev.offsetlab.lessons.shell;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The threads that cells of one session run on and have started, except virtual ones: those belong to no group.
final class SessionThreads extends ThreadGroup {
    private static final long LOOK_MS = 50;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    SessionThreads() {
        super("JShell cell");
    }

    /// A thread of the student's own ended with an exception: said on the cell's output, in one line.
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (!(failure instanceof CellEnd)) {
            System.err.println("thread " + thread.getName() + " ended with " + failure);
        }
    }

    List<Thread> alive() {
        Thread[] found = new Thread[activeCount() + 16];
        int count = enumerate(found);
        return Arrays.asList(found).subList(0, count);
    }

    /// Since each was started.
    long allocatedBytes() {
        long[] ids = alive().stream().mapToLong(Thread::threadId).toArray();
        return Arrays.stream(THREADS.getThreadAllocatedBytes(ids))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /// Waits for all of them to end, interrupting them again and again, [#LOOK_MS] each time. Returns those that
    /// did not.
    List<Thread> end(int looks) {
        List<Thread> left = alive();
        for (int look = 0; look < looks && !left.isEmpty(); look++) {
            interrupt();
            joinOne(Objects.requireNonNull(left.getFirst()), LOOK_MS);
            left = alive();
        }
        return left;
    }

    private static void joinOne(Thread thread, long ms) {
        try {
            thread.join(ms);
        } catch (InterruptedException _) {
            // Whoever waits for a stop waits a bounded time anyway.
            Thread.onSpinWait();
        }
    }
}
