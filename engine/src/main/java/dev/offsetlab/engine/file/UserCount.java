package dev.offsetlab.engine.file;

import java.util.concurrent.atomic.AtomicInteger;

/// How many use a file, and whether it takes new users: both in one number, so that no user comes in between.
///
/// ```
///   bit    31        30 .. 0
///        | closed |  users  |
///
///   enter enter close leave leave          0 -> 1 -> 2 -> closed+2 -> closed+1 -> closed+0: gone
///                              '-- enter is refused from the close on
/// ```
///
/// **Threads.** Any, without a lock.
final class UserCount {
    /// The sign bit: a closed count is negative, and alone it means that nobody is left.
    private static final int CLOSED = Integer.MIN_VALUE;

    /// What a user leaves behind.
    enum Left {
        OTHERS,
        NOBODY,
        /// Nobody, and nobody will come: the one who is told this clears up.
        GONE
    }

    private final AtomicInteger users = new AtomicInteger();

    /// False where it is closed.
    boolean enter() {
        int now = users.get();
        while (now >= 0) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
            now = users.get();
        }
        return false;
    }

    Left leave() {
        int left = users.decrementAndGet();
        if (left == CLOSED) {
            return Left.GONE;
        }
        if (left == -1 || left == Integer.MAX_VALUE) { // below nobody, open or closed
            users.incrementAndGet();
            throw new IllegalStateException("released more often than retained");
        }
        return left == 0 ? Left.NOBODY : Left.OTHERS;
    }

    /// Refuses new users from now on; true for the first call, and only where nobody is in: then the caller clears up.
    boolean close() {
        return users.getAndUpdate(count -> count | CLOSED) == 0;
    }

    boolean isIdle() {
        return (users.get() & ~CLOSED) == 0;
    }

    /// Closed, and the last user left.
    boolean isGone() {
        return users.get() == CLOSED;
    }
}
