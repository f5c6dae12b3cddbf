package dev.offsetlab.engine.server;

import dev.offsetlab.engine.wire.MemoryBudget;
import java.util.concurrent.TimeUnit;

/// How long a connection may be silent, and how long half a request may hold memory that others wait for.
///
/// ```
///   bytes came, bytes left, a reply came   silent since then: IDLE after connections.max.idle.ms
///   the first bytes of a request           half a request since then: STALLED after some seconds, if memory is spent
/// ```
///
/// However many single bytes follow meanwhile, a stalled request counts from its start on (to the second).
///
/// Owned by the connection's I/O thread.
final class Patience {
    enum Verdict {
        STAYS,
        IDLE,
        STALLED
    }

    private final long maxIdleNs;
    private final long maxStallNs;
    private final MemoryBudget budget;
    private long activeNs = System.nanoTime();
    private long frameNs = activeNs;

    Patience(long maxIdleMs, long maxStallMs, MemoryBudget budget) {
        this.maxIdleNs = TimeUnit.MILLISECONDS.toNanos(maxIdleMs);
        this.maxStallNs = TimeUnit.MILLISECONDS.toNanos(maxStallMs);
        this.budget = budget;
    }

    /// Something happened on the connection.
    void active() {
        activeNs = System.nanoTime();
    }

    /// A request is whole.
    void frameWhole() {
        active();
        frameNs = activeNs;
    }

    /// Asked every second.
    ///
    /// @param midFrame half a request is there
    Verdict verdict(long nowNs, boolean midFrame) {
        if (!midFrame) {
            frameNs = nowNs;
        }
        if (nowNs - frameNs > maxStallNs && budget.spent()) {
            return Verdict.STALLED;
        }
        return nowNs - activeNs > maxIdleNs ? Verdict.IDLE : Verdict.STAYS;
    }
}
