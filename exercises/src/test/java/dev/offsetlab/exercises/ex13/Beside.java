package dev.offsetlab.exercises.ex13;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A task on a thread beside the test's. What the task throws, the test's thread gets when it waits for it.
final class Beside {
    private static final int MANY_LOOKS = 500;

    private final Thread thread;
    private volatile @Nullable Throwable failure;

    Beside(Runnable task) {
        thread = new Thread(() -> run(task), "beside");
        thread.setDaemon(true);
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    Beside start() {
        thread.start();
        return this;
    }

    /// Until `reached`, or until the task has ended without.
    void awaitReached(CountDownLatch reached) {
        while (reached.getCount() > 0) {
            if (endsWithinMs(1)) {
                throwFailure();
                return;
            }
        }
    }

    /// Until the task has ended, or waits for a lock that somebody holds.
    void awaitDoneOrHeldUp() {
        while (!endsWithinMs(1) && !isHeldUp()) {
            // it runs, or waits for a core
        }
    }

    /// True once the task has ended; false where it waits for a lock, look after look. Looks are counted, not time: a
    /// machine on which the task gets no core for a while holds it up, too, and that is not meant.
    boolean endsUnlessHeldUp() {
        int heldUp = 0;
        while (heldUp < MANY_LOOKS) {
            if (endsWithinMs(1)) {
                return true;
            }
            heldUp = isHeldUp() ? heldUp + 1 : 0;
        }
        return false;
    }

    private boolean isHeldUp() {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    boolean endsWithinMs(long limitMs) {
        try {
            return thread.join(Duration.ofMillis(limitMs));
        } catch (InterruptedException e) {
            throw new AssertionError("cut off while it waited for another thread", e);
        }
    }

    void join() {
        while (!endsWithinMs(1_000)) {
            // until the test's time is over: then this is interrupted
        }
        throwFailure();
    }

    private void throwFailure() {
        switch (failure) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> {}
        }
    }
}
