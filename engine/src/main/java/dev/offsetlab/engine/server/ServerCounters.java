package dev.offsetlab.engine.server;

import java.util.concurrent.atomic.LongAdder;

/// What the network side did since the broker started. Any thread may add, any may read.
public final class ServerCounters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();

    void request() {
        requests.increment();
    }

    void connectionAccepted() {
        accepted.increment();
    }

    void connectionClosed() {
        closed.increment();
    }

    /// A connection over the limit, or a frame that was no request.
    void refused() {
        refused.increment();
    }

    void in(long bytes) {
        bytesIn.add(bytes);
    }

    void out(long bytes) {
        bytesOut.add(bytes);
    }

    public Snapshot snapshot() {
        long closedNow = closed.sum();
        long acceptedNow = accepted.sum();
        return new Snapshot(
                requests.sum(), acceptedNow, acceptedNow - closedNow, refused.sum(), bytesIn.sum(), bytesOut.sum());
    }

    /// All counts at one moment.
    ///
    /// @param open     connections that stand now
    /// @param refused  connections over the limit, and those closed because they sent no request of Kafka's
    public record Snapshot(long requests, long accepted, long open, long refused, long bytesIn, long bytesOut) {}
}
