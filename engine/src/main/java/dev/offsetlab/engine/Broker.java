package dev.offsetlab.engine;

import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/// A running broker. SEAM: signatures only; the `server` room fills them.
public final class Broker implements AutoCloseable {
    /// @throws IOException with one clear line that says what failed and what to do
    public static Broker start(BrokerConfig config) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public InetSocketAddress address() {
        throw new UnsupportedOperationException("seam");
    }

    public Topics topics() {
        throw new UnsupportedOperationException("seam");
    }

    public Observation observation() {
        throw new UnsupportedOperationException("seam");
    }

    /// The live switch, for the whole broker.
    public void usePath(String name) {
        throw new UnsupportedOperationException("seam");
    }

    /// By the path's name.
    public Map<String, PathCounters.Snapshot> pathCounters() {
        throw new UnsupportedOperationException("seam");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
