package dev.offsetlab.engine.transfer;

import java.util.concurrent.atomic.LongAdder;

/// What one data path did since the broker started, over all connections. Any thread may add, any may read.
public final class PathCounters {
    private final LongAdder systemCalls = new LongAdder();
    private final LongAdder shortTransfers = new LongAdder();
    private final LongAdder zeroTransfers = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final LongAdder userBytes = new LongAdder();

    /// One call of [DataPath#send] asked for `askedBytes` and sent `sent`.
    ///
    /// @throws IllegalArgumentException that cannot be
    public void sent(long askedBytes, long sent) {
        if (sent < 0 || sent > askedBytes) {
            throw new IllegalArgumentException("cannot have sent " + sent + " of " + askedBytes + " bytes");
        }
        sentBytes.add(sent);
        if (sent == 0) {
            zeroTransfers.increment();
        } else if (sent < askedBytes) {
            shortTransfers.increment();
        }
    }

    public void systemCalls(long calls) {
        systemCalls.add(calls);
    }

    /// Bytes that crossed a buffer in user space, once for each buffer they passed (a mapping counts: the CPU reads
    /// it).
    public void throughUserSpace(long bytes) {
        userBytes.add(bytes);
    }

    public Snapshot snapshot() {
        return new Snapshot(
                systemCalls.sum(), shortTransfers.sum(), zeroTransfers.sum(), sentBytes.sum(), userBytes.sum());
    }

    /// All counts at one moment (each exact, together within a few calls of each other).
    public record Snapshot(long systemCalls, long shortTransfers, long zeroTransfers, long sentBytes, long userBytes) {
        public static final Snapshot ZERO = new Snapshot(0, 0, 0, 0, 0);

        public Snapshot minus(Snapshot earlier) {
            return new Snapshot(
                    systemCalls - earlier.systemCalls,
                    shortTransfers - earlier.shortTransfers,
                    zeroTransfers - earlier.zeroTransfers,
                    sentBytes - earlier.sentBytes,
                    userBytes - earlier.userBytes);
        }
    }
}
