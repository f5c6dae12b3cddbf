package dev.offsetlab.engine.server;

import dev.offsetlab.engine.server.tls.TlsBuffers;
import dev.offsetlab.engine.wire.BufferPool;
import dev.offsetlab.engine.wire.ResponseEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A platform thread, its [EventLoop], and the connections it owns, from accept to close.
///
/// A platform thread on purpose: on a virtual one a blocking call makes sockets non-blocking behind the program's
/// back, and this thread wants its CPU time to be read apart from the others'.
///
/// What other threads may call: [#assign], [#stop], [#close], [#connections()], [#loop()], [#serves()]. All else is
/// its own.
final class IoThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IoThread.class);
    private static final int SHARED_READ_BYTES = 64 << 10;
    private static final int SCRATCH_WRITE_BYTES = 64 << 10;
    private static final long SWEEP_MS = 1_000;
    private static final long DRAIN_MS = 2_000;
    private static final long DRAIN_ROUND_MS = 20;

    private final Thread thread;
    private final EventLoop loop;
    private final Set<Connection> connections = new HashSet<>();
    private final AtomicInteger assigned = new AtomicInteger();
    private final Handshakes handshakes = new Handshakes();
    private @Nullable Buffers buffers;
    private @Nullable TlsBuffers tlsBuffers;
    private volatile boolean stopping;

    IoThread(String name) throws IOException {
        thread = new Thread(this::run, name);
        loop = new EventLoop(thread);
    }

    /// Buffers that its connections use one after the other, each only during its turn.
    record Buffers(BufferPool pool, ByteBuffer read, ResponseEncoder encoder) {}

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    EventLoop loop() {
        return loop;
    }

    /// The connections it has, with those that it is yet to adopt.
    int connections() {
        return assigned.get();
    }

    private void run() {
        BufferPool pool = new BufferPool();
        try (pool) {
            BufferPool.Pooled read = pool.take(SHARED_READ_BYTES);
            BufferPool.Pooled scratch = pool.take(SCRATCH_WRITE_BYTES);
            buffers = new Buffers(pool, read.bytes().limit(0), new ResponseEncoder(scratch.bytes(), pool));
            loop.after(SWEEP_MS, this::sweep);
            while (!stopping) {
                loop.survivedRound(SWEEP_MS);
            }
            drain();
            pool.give(read);
            pool.give(scratch);
        } finally {
            loop.close();
        }
    }

    /// There from the first round on; connections are adopted by tasks, hence later.
    Buffers buffers() {
        return Objects.requireNonNull(buffers);
    }

    /// There once a TLS connection asked for them.
    TlsBuffers tlsBuffers() {
        if (tlsBuffers == null) {
            tlsBuffers = new TlsBuffers(buffers().pool());
        }
        return tlsBuffers;
    }

    /// Its connections that are not through with TLS's handshake.
    Handshakes handshakes() {
        return handshakes;
    }

    /// It has begun, and nobody has stopped it.
    boolean serves() {
        return thread.isAlive() && !stopping;
    }

    /// Counted at once, so that a burst of connections is spread before the first of them is adopted.
    void assign(SocketChannel socket, Connection.Parts parts) {
        assigned.incrementAndGet();
        loop.execute(() -> adopt(socket, parts));
    }

    private void adopt(SocketChannel socket, Connection.Parts parts) {
        Connection connection = null;
        try {
            connection = new Connection(this, socket, parts);
            connections.add(connection);
            connection.open();
        } catch (IOException e) {
            LOG.debug("connection was gone at once", e);
            if (connection != null) {
                connection.close();
            } else {
                assigned.decrementAndGet();
                Acceptor.turnAway(socket, parts);
            }
        }
    }

    void forget(Connection connection) {
        if (connections.remove(connection)) {
            assigned.decrementAndGet();
        }
    }

    private void sweep() {
        long nowNs = System.nanoTime();
        for (Connection connection : List.copyOf(connections)) {
            connection.closeIfStale(nowNs);
        }
        loop.after(SWEEP_MS, this::sweep);
    }

    /// Lets responses that are on their way out finish, for a while.
    private void drain() {
        long untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MS);
        closeUnlessWriting();
        while (!connections.isEmpty() && System.nanoTime() - untilNs < 0) {
            loop.survivedRound(DRAIN_ROUND_MS);
            closeUnlessWriting();
        }
        List.copyOf(connections).forEach(Connection::close);
    }

    private void closeUnlessWriting() {
        List.copyOf(connections).forEach(Connection::closeUnlessWriting);
    }

    /// Lets the thread end; [#close()] waits for that.
    void stop() {
        stopping = true;
        loop.wakeUp();
    }

    /// Ends the thread, and waits for it; an interrupt of the caller does not cut that short.
    @Override
    public void close() {
        stop();
        if (thread.getState() == Thread.State.NEW) {
            loop.close();
        }
        boolean interrupted = false;
        while (thread.isAlive() && !loop.onThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
