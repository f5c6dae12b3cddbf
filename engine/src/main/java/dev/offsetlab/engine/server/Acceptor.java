package dev.offsetlab.engine.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts connections and gives each to the I/O thread that has the fewest. It is one more key of the first I/O
/// thread's selector, and runs there.
final class Acceptor implements Ready {
    private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
    private static final long PAUSE_MS = 1_000;
    private static final long LINE_EVERY_MS = 1_000;

    private final ServerSocketChannel listening;
    private final List<IoThread> threads;
    private final Connection.Parts parts;
    private long refusedSinceLine;

    Acceptor(ServerSocketChannel listening, List<IoThread> threads, Connection.Parts parts) {
        this.listening = listening;
        this.threads = threads;
        this.parts = parts;
    }

    @Override
    public void ready(SelectionKey key) {
        try {
            for (SocketChannel socket = listening.accept(); socket != null; socket = listening.accept()) {
                take(socket);
            }
        } catch (IOException e) {
            if (listening.isOpen()) {
                pause(key, e);
            }
        }
    }

    private void take(SocketChannel socket) {
        parts.counters().connectionAccepted();
        if (parts.counters().snapshot().open() > parts.config().maxConnections().getAsInt()) {
            parts.counters().refused(); // counted first: who sees the connection end may look at once
            turnAway(socket, parts);
            sayRefused();
            return;
        }
        try {
            prepare(socket);
        } catch (IOException gone) {
            LOG.debug("connection was gone at once", gone);
            turnAway(socket, parts);
            return;
        }
        IoThread owner = threads.stream()
                .min(Comparator.comparingInt(IoThread::connections))
                .orElseThrow();
        owner.assign(socket, parts);
    }

    /// Ends what was accepted and never became a connection.
    static void turnAway(SocketChannel socket, Connection.Parts parts) {
        parts.counters().connectionClosed();
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("socket did not close", e);
        }
    }

    private void prepare(SocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (parts.config().sendBufferBytes() > 0) {
            socket.setOption(StandardSocketOptions.SO_SNDBUF, parts.config().sendBufferBytes());
        }
    }

    /// One line a second however many come.
    private void sayRefused() {
        if (refusedSinceLine++ == 0) {
            threads.getFirst().loop().after(LINE_EVERY_MS, () -> {
                LOG.warn(
                        "connections refused: count={} reason=\"max.connections={} are open\"",
                        refusedSinceLine,
                        parts.config().maxConnections().getAsInt());
                refusedSinceLine = 0;
            });
        }
    }

    /// Accept fails where the process may open no more files; trying on at once would burn the thread.
    private void pause(SelectionKey key, IOException e) {
        LOG.warn("no connections accepted for {} ms: {}", PAUSE_MS, e.getMessage());
        key.interestOps(0);
        threads.getFirst().loop().after(PAUSE_MS, () -> {
            if (key.isValid()) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        });
    }
}
