package dev.offsetlab.engine.server;

import dev.offsetlab.engine.server.RequestExchange.Outcome;
import dev.offsetlab.engine.wire.BadFrameException;
import dev.offsetlab.engine.wire.FrameReader;
import dev.offsetlab.engine.wire.MemoryBudget;
import dev.offsetlab.engine.wire.RegionRecords;
import dev.offsetlab.engine.wire.ResponseFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.requests.RequestHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection: a state, a socket, and what is in flight between them.
///
/// ```
///             frame               reply             all sent
///   READING ────────▶ ANSWERING ────────▶ WRITING ────────▶ READING
///                     (parked: nothing to do until somebody replies)
/// ```
///
/// The reply to a request handled at once is written in the same turn, without asking the selector; only a full
/// socket registers for OP_WRITE. After a turn's worth of requests or bytes the others come first
/// ([IoThread#again]).
///
/// Owned by its I/O thread. Others may call [#answered] and [#isOpen].
final class Connection implements Ready, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int REQUESTS_PER_TURN = 16;
    private static final long STALLED_FRAME_NS = TimeUnit.SECONDS.toNanos(5);

    /// What all connections of a broker share.
    record Parts(
            ServerConfig config, RequestParser parser, MemoryBudget budget, PathBook paths, ServerCounters counters) {}

    private enum State {
        READING,
        ANSWERING,
        WRITING,
        CLOSED
    }

    private final IoThread io;
    private final SocketChannel socket;
    private final Parts parts;
    private final InetSocketAddress remote;
    private final FrameReader reader;
    private final Outgoing outgoing;
    private @Nullable SelectionKey key;
    private volatile State state = State.READING;
    private @Nullable RequestExchange exchange;
    private boolean handling;
    private boolean listedAgain;
    private long countedInBytes;
    private long activeNs = System.nanoTime();
    private long frameNs = activeNs;

    Connection(IoThread io, SocketChannel socket, Parts parts) throws IOException {
        this.io = io;
        this.socket = socket;
        this.parts = parts;
        this.remote = (InetSocketAddress) socket.getRemoteAddress();
        this.outgoing = new Outgoing(socket, parts.paths(), io.buffers().encoder(), parts.counters());
        this.reader = new FrameReader(
                io.buffers().read(),
                io.buffers().pool(),
                parts.budget(),
                parts.config().maxRequestBytes(),
                () -> io.execute(this::again));
    }

    void open() throws IOException {
        key = io.register(socket, SelectionKey.OP_READ, this);
    }

    InetAddress remote() {
        return remote.getAddress();
    }

    Timers timers() {
        return io;
    }

    boolean isOpen() {
        return state != State.CLOSED;
    }

    @Override
    public void ready(SelectionKey selected) {
        guarded(() -> {
            int ops = selected.readyOps();
            if ((ops & SelectionKey.OP_READ) != 0) {
                reader.readable();
                if (state == State.READING) {
                    turn();
                } else {
                    watchForEnd();
                }
            }
            if ((ops & SelectionKey.OP_WRITE) != 0 && state == State.WRITING) {
                interest(SelectionKey.OP_WRITE, false);
                outgoing.writable();
                writeAndGoOn();
            }
        });
    }

    /// Another turn: after the others had theirs, or because memory came back.
    void again() {
        listedAgain = false;
        guarded(() -> {
            if (state == State.WRITING) {
                writeAndGoOn();
            } else if (state == State.READING) {
                interest(SelectionKey.OP_READ, true);
                turn();
            }
        });
    }

    /// The reply is there. Any thread; while the handler runs on the I/O thread, its caller looks for the
    /// reply.
    void answered(RequestExchange answered) {
        if (io.onThread() && handling && exchange == answered) {
            return;
        }
        io.execute(() -> guarded(() -> {
            Outcome outcome = answered.take();
            if (outcome == null) {
                return;
            }
            if (state == State.CLOSED) {
                drop(outcome);
            } else if (finish(answered, outcome)) {
                turn();
            }
        }));
    }

    /// Handles frames as long as there are whole ones and each is answered at once.
    private void turn() throws IOException {
        try {
            for (int requests = 0; state == State.READING; requests++) {
                if (requests == REQUESTS_PER_TURN) {
                    listAgain();
                    return;
                }
                ByteBuffer frame = reader.poll(socket);
                if (frame == null) {
                    waitForBytes();
                    return;
                }
                handle(frame);
            }
        } finally {
            if (state != State.CLOSED) {
                reader.leaveShared();
                countIn();
            }
        }
    }

    private void waitForBytes() {
        if (reader.ended()) {
            close();
        } else {
            interest(SelectionKey.OP_READ, !reader.starved());
        }
    }

    private void handle(ByteBuffer frame) throws IOException {
        parts.counters().request();
        activeNs = System.nanoTime();
        frameNs = activeNs;
        RequestParser.Parsed parsed = parts.parser().parse(frame);
        RequestHeader header = parsed.header();
        outgoing.client(header.clientId());
        RequestExchange current = new RequestExchange(this, header, parsed.request(), parsed.responseVersion());
        exchange = current;
        state = State.ANSWERING;
        handling = true;
        try {
            parsed.callHandler(current);
        } catch (Exception failure) {
            current.fail(failure);
        } finally {
            handling = false;
            reader.frameDone();
        }
        Outcome outcome = current.take();
        if (outcome != null) {
            finish(current, outcome);
        }
    }

    /// Does what the outcome says; true where the connection may read on.
    private boolean finish(RequestExchange finished, Outcome outcome) throws IOException {
        exchange = null;
        activeNs = System.nanoTime();
        switch (outcome) {
            case Outcome.Silence _ -> state = State.READING;
            case Outcome.Disconnect disconnect -> refuse(disconnect.why());
            case Outcome.Reply reply -> {
                outgoing.encode(finished, reply.message());
                state = State.WRITING;
                write();
            }
        }
        return state == State.READING;
    }

    private void write() throws IOException {
        ResponseFrame.Progress progress = outgoing.send();
        activeNs = System.nanoTime();
        switch (progress) {
            case DONE -> state = State.READING;
            case TURN_OVER -> listAgain();
            case SOCKET_FULL -> interest(SelectionKey.OP_WRITE, true);
        }
    }

    private void writeAndGoOn() throws IOException {
        write();
        if (state == State.READING) {
            turn();
        }
    }

    /// Bytes came while a request is being answered: the end of the stream closes, anything else has to wait.
    private void watchForEnd() throws IOException {
        reader.readAhead(socket);
        countIn();
        if (reader.ended() && !reader.holdsBytes()) {
            close();
        } else if (reader.holdsBytes()) {
            interest(SelectionKey.OP_READ, false);
        }
    }

    private void interest(int op, boolean wanted) {
        SelectionKey registered = key;
        if (registered == null || !registered.isValid()) {
            return;
        }
        int before = registered.interestOps();
        int after = wanted ? before | op : before & ~op;
        if (after != before) {
            registered.interestOps(after);
        }
    }

    private void listAgain() {
        if (!listedAgain) {
            listedAgain = true;
            io.again(this);
        }
    }

    private void countIn() {
        long readBytes = reader.readBytes();
        if (readBytes != countedInBytes) {
            parts.counters().in(readBytes - countedInBytes);
            countedInBytes = readBytes;
            activeNs = System.nanoTime();
        }
    }

    /// Something that throws, with the connection closed where it did: one line, and the others are served on.
    private void guarded(Turn turn) {
        if (state == State.CLOSED) {
            return;
        }
        try {
            turn.run();
        } catch (BadFrameException bad) {
            refuse(bad.getMessage());
        } catch (IOException gone) {
            LOG.debug("connection lost: remote={} reason={}", remote, gone.getMessage());
            close();
        } catch (RuntimeException | Error unexpected) {
            close();
            LOG.error("connection closed after a failure: remote={}", remote, unexpected);
        }
    }

    private interface Turn {
        void run() throws IOException;
    }

    private void refuse(@Nullable String why) {
        LOG.warn("connection closed: remote={} reason=\"{}\"", remote, why);
        parts.counters().refused();
        close();
    }

    /// Closes what has been silent, or stuck, for too long; called every second.
    ///
    /// Where others wait for memory, half a frame may hold some for a while from its start on (to the second),
    /// however many single bytes follow meanwhile.
    ///
    /// A request that waits for its reply is silent too. Kafka closes it at `connections.max.idle.ms` like any
    /// other, and that is what bounds the longest `max_wait`.
    void closeIfStale(long nowNs) {
        long quietNs = nowNs - activeNs;
        boolean midFrame = state == State.READING && reader.holdsBytes() && !reader.starved();
        if (!midFrame) {
            frameNs = nowNs;
        }
        if (nowNs - frameNs > STALLED_FRAME_NS && parts.budget().spent()) {
            refuse("half a request holds memory that others wait for");
        } else if (quietNs > TimeUnit.MILLISECONDS.toNanos(parts.config().maxIdleMs())) {
            LOG.debug("connection idle: remote={}", remote);
            close();
        }
    }

    void closeUnlessWriting() {
        if (state != State.WRITING) {
            close();
        }
    }

    private static void letGo(RequestExchange pending) {
        Outcome untaken = pending.take();
        if (untaken != null) {
            drop(untaken);
        }
        pending.closed();
    }

    private static void drop(Outcome outcome) {
        if (outcome instanceof Outcome.Reply reply) {
            RegionRecords.closeAll(reply.message());
        }
    }

    @Override
    public void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        parts.counters().connectionClosed();
        io.forget(this);
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("socket did not close: remote={}", remote, e);
        }
        RequestExchange pending = exchange;
        outgoing.close();
        reader.close();
        if (pending != null) {
            letGo(pending);
        }
    }
}
