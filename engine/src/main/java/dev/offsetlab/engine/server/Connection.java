package dev.offsetlab.engine.server;

import dev.offsetlab.engine.observe.ClientLog;
import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.server.tls.TlsContext;
import dev.offsetlab.engine.server.tls.TlsLink;
import dev.offsetlab.engine.wire.BadFrameException;
import dev.offsetlab.engine.wire.FrameReader;
import dev.offsetlab.engine.wire.MemoryBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection: a socket that opens, is served turn by turn, and closes. What is said on it is
/// the [Conversation]'s.
///
/// ```
///   selector ──ready──▶ Connection ──▶ Conversation ──┬─▶ Incoming ──▶ frames
///   event loop ─again─▶  (guards)                     └─▶ Outgoing ──▶ responses
/// ```
///
/// On the TLS listener there is a [Handshaking] before the conversation, and a [TlsLink] between that and
/// the socket.
///
/// Whatever comes out of a turn closes this connection and no other.
///
/// Owned by its I/O thread. Others may call [#answered] and [#isOpen].
final class Connection implements Ready, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final ClientLog CLIENTS = new ClientLog(LOG);
    private static final FailureLog FAILURES = new FailureLog(LOG);

    /// What all connections of a listener share.
    ///
    /// @param tls null where it speaks plain text
    record Parts(
            ServerConfig config,
            RequestParser parser,
            MemoryBudget budget,
            PathBook paths,
            ServerCounters counters,
            @Nullable Tls tls) {

        Parts with(Tls listener) {
            return new Parts(config, parser, budget, paths, counters, listener);
        }
    }

    /// @param tasks where the arithmetic of handshakes is done
    record Tls(TlsContext context, Executor tasks) {}

    private final IoThread io;
    private final SocketChannel socket;
    private final Parts parts;
    private final InetSocketAddress remote;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Interest interest = new Interest();
    private final Patience patience;
    private final Conversation conversation;
    private final @Nullable TlsLink tls;
    private final @Nullable Handshaking handshaking;
    private boolean listedAgain;

    Connection(IoThread io, SocketChannel socket, Parts parts) throws IOException {
        this.io = io;
        this.socket = socket;
        this.parts = parts;
        this.remote = (InetSocketAddress) socket.getRemoteAddress();
        this.patience = new Patience(parts.config().maxIdleMs(), parts.config().maxStallMs(), parts.budget());
        Tls listener = parts.tls();
        this.tls = listener == null
                ? null
                : new TlsLink(
                        listener.context().engine(remote),
                        socket,
                        io.tlsBuffers(),
                        parts.paths().counters(TlsLink.PATH));
        this.handshaking = listener == null || tls == null
                ? null
                : new Handshaking(
                        tls,
                        interest,
                        io.loop(),
                        listener.tasks(),
                        parts.config().maxIdleMs());
        ConnectionPaths paths = new ConnectionPaths(parts.paths(), tls);
        this.outgoing = new Outgoing(socket, paths, io.buffers().encoder(), parts.counters());
        FrameReader reader = new FrameReader(
                io.buffers().read(),
                io.buffers().pool(),
                parts.budget(),
                parts.config().maxRequestBytes(),
                () -> io.loop().execute(this::again));
        this.incoming = new Incoming(tls == null ? socket : tls.in(), reader, parts.counters());
        this.conversation = new Conversation(this, parts, incoming, outgoing, interest, patience);
    }

    void open() throws IOException {
        interest.register(io.loop(), socket, this);
        if (handshaking != null) {
            io.handshakes().begun(this);
        }
    }

    InetAddress remote() {
        return remote.getAddress();
    }

    SecurityProtocol protocol() {
        return tls == null ? SecurityProtocol.PLAINTEXT : SecurityProtocol.SSL;
    }

    Timers timers() {
        return io.loop();
    }

    boolean isOpen() {
        return conversation.isOpen();
    }

    @Override
    public void ready(SelectionKey selected) {
        if (handshaking != null && !handshaking.isDone()) {
            guarded(this::handshake);
            return;
        }
        guarded(() -> {
            int ops = selected.readyOps();
            if ((ops & SelectionKey.OP_READ) != 0) {
                conversation.readable();
            }
            if ((ops & SelectionKey.OP_WRITE) != 0) {
                conversation.writable();
            }
        });
    }

    private void handshake() throws IOException {
        if (handshaking == null) {
            return;
        }
        handshaking.goOn(() -> guarded(this::handshake));
        if (handshaking.isDone()) {
            io.handshakes().ended(this);
            conversation.readable(); // the first request may have come with the last of the handshake
        }
    }

    /// Asks for another turn, after the others had theirs.
    void listAgain() {
        if (!listedAgain) {
            listedAgain = true;
            io.loop().again(this);
        }
    }

    /// Another turn: after the others had theirs, or because memory came back.
    void again() {
        listedAgain = false;
        guarded(conversation::goOn);
    }

    /// The reply is there. Any thread; while the handler runs on the I/O thread, its caller looks for the reply.
    void answered(RequestExchange answered) {
        if (io.loop().onThread() && conversation.isHandling(answered)) {
            return;
        }
        io.loop().execute(() -> {
            if (isOpen()) {
                guarded(() -> conversation.answered(answered));
            } else {
                answered.drop();
            }
        });
    }

    private interface Turn {
        void run() throws IOException;
    }

    /// Something that throws, with the connection closed where it did: one line, and the others are served on.
    private void guarded(Turn turn) {
        if (!isOpen()) {
            return;
        }
        try {
            turn.run();
        } catch (BadFrameException bad) {
            refuse(bad.getMessage());
        } catch (SSLException bad) {
            refuse("TLS: " + bad.getMessage());
        } catch (IOException gone) {
            LOG.debug("connection lost: remote={} reason={}", remote, gone.getMessage());
            close();
        } catch (RuntimeException | Error unexpected) {
            // told first: who sees the connection end may look into the log for the reason
            try {
                FAILURES.failed("turn of a connection, which is closed", unexpected);
            } finally {
                close();
            }
        }
    }

    /// Closes on what no client of Kafka does.
    void refuse(@Nullable String why) {
        CLIENTS.warn("connection closed: remote={} reason=\"{}\"", remote, why);
        parts.counters().refused();
        close();
    }

    /// Closes what has been silent, or stuck, for too long; called every second.
    ///
    /// A request that waits for its reply is silent too. Kafka closes it at `connections.max.idle.ms` like any
    /// other, and that is what bounds the longest `max_wait`.
    void closeIfStale(long nowNs) {
        if (handshaking != null && handshaking.isOverdue(nowNs)) {
            refuse("TLS handshake not finished in time");
            return;
        }
        switch (patience.verdict(nowNs, conversation.isMidRequest())) {
            case STAYS -> {}
            case STALLED -> refuse("half a request holds memory that others wait for");
            case IDLE -> {
                String what = conversation.isWriting() ? "it reads nothing" : "it says nothing";
                long maxIdleMs = parts.config().maxIdleMs();
                CLIENTS.info(
                        "connection closed: remote={} reason=\"{}\" connections.max.idle.ms={}",
                        remote,
                        what,
                        maxIdleMs);
                close();
            }
        }
    }

    void closeUnlessWriting() {
        if (!conversation.isWriting()) {
            close();
        }
    }

    @Override
    public void close() {
        if (!isOpen()) {
            return;
        }
        RequestExchange pending = conversation.end();
        parts.counters().connectionClosed();
        io.forget(this);
        if (tls != null) {
            io.handshakes().ended(this);
            tls.close();
        }
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("socket did not close: remote={}", remote, e);
        }
        outgoing.close();
        incoming.close();
        if (pending != null) {
            pending.closed();
        }
    }
}
