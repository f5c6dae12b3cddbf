package dev.offsetlab.engine.server;

import dev.offsetlab.engine.server.tls.TlsContext;
import dev.offsetlab.engine.wire.MemoryBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The network side as a whole: a listening socket, or one more for TLS, and the I/O threads that serve both.
///
/// Bound first and served later: a port in use is known before the log is opened, and clients that come
/// early wait in the backlog.
public final class Server implements AutoCloseable {
    /// How often it is asked whether a thread whose turn's end is awaited is still there.
    private static final long TURN_LOOK_MS = 50;

    private final ServerSocketChannel listening;
    private final ServerConfig config;
    private final ServerCounters counters = new ServerCounters();
    private final List<IoThread> threads = new ArrayList<>();
    private @Nullable ServerSocketChannel tlsListening;
    private @Nullable BackgroundThread tlsTasks;
    private Connection.@Nullable Parts parts;

    private Server(ServerSocketChannel listening, ServerConfig config) throws IOException {
        this.listening = listening;
        this.config = config;
        for (int i = 0; i < config.ioThreads(); i++) {
            threads.add(new IoThread("broker-io-" + i));
        }
    }

    /// @throws IOException with one clear line: the address is in use, or not this machine's
    public static Server bind(InetSocketAddress address, ServerConfig config) throws IOException {
        ServerSocketChannel listening = listening(address, config);
        try {
            return new Server(listening, config);
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    /// Listens for TLS besides; where it does so already, that listener stays.
    ///
    /// @return where
    /// @throws IOException as [#bind]
    public InetSocketAddress bindTls(InetSocketAddress address) throws IOException {
        if (tlsListening == null) {
            tlsListening = listening(address, config);
        }
        return (InetSocketAddress) tlsListening.getLocalAddress();
    }

    private static ServerSocketChannel listening(InetSocketAddress address, ServerConfig config) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open();
        try {
            if (config.receiveBufferBytes() > 0) {
                listening.setOption(StandardSocketOptions.SO_RCVBUF, config.receiveBufferBytes());
            }
            listening.bind(address, config.backlog());
            listening.configureBlocking(false);
            return listening;
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw new IOException(
                    "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage()
                            + "; choose another port (0 picks a free one), or an address of this machine",
                    e);
        }
    }

    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listening.getLocalAddress();
    }

    public ServerCounters counters() {
        return counters;
    }

    /// Starts the I/O threads and accepts.
    public void serve(ApiTable apis, PathBook paths) throws IOException {
        serve(apis, paths, null);
    }

    /// @param tls makes the engines of those that came by the TLS listener
    public void serve(ApiTable apis, PathBook paths, @Nullable TlsContext tls) throws IOException {
        Connection.Parts plain = new Connection.Parts(
                config, new RequestParser(apis), new MemoryBudget(config.queuedRequestBytes()), paths, counters, null);
        parts = plain;
        accept(listening, plain);
        if (tls != null) {
            serveTls(tls);
        }
        threads.forEach(IoThread::start);
    }

    /// Accepts what comes by the TLS listener, also after [#serve].
    public void serveTls(TlsContext tls) {
        ServerSocketChannel socket = Objects.requireNonNull(tlsListening, "bindTls first");
        BackgroundThread tasks = new BackgroundThread("broker-tls");
        tlsTasks = tasks;
        Connection.Parts encrypted =
                Objects.requireNonNull(parts, "serve first").with(new Connection.Tls(tls, tasks));
        threads.getFirst()
                .loop()
                .execute(
                        () -> { // a selector is its thread's own
                            try {
                                accept(socket, encrypted);
                            } catch (IOException closedMeanwhile) {
                                throw new UncheckedIOException(closedMeanwhile);
                            }
                        });
    }

    private void accept(ServerSocketChannel socket, Connection.Parts parts) throws IOException {
        Acceptor acceptor = new Acceptor(socket, List.copyOf(threads), parts);
        threads.getFirst().loop().register(socket, SelectionKey.OP_ACCEPT, acceptor);
    }

    /// The threads whose CPU is the broker's.
    public List<Thread> ioThreads() {
        return threads.stream().map(IoThread::thread).toList();
    }

    /// Waits until each I/O thread has ended the turn that it is in. Bytes leave before they are counted, in one
    /// turn: so what a client has got when this is called is counted when it returns. Not for an I/O thread.
    public void awaitTurns() throws InterruptedException {
        for (IoThread thread : threads) {
            CountDownLatch ended = new CountDownLatch(1);
            thread.loop().execute(ended::countDown);
            while (thread.serves() && !ended.await(TURN_LOOK_MS, TimeUnit.MILLISECONDS)) {
                // a turn has its end
            }
        }
    }

    /// Timers of the first I/O thread, for work that belongs to no connection; they run once it serves.
    public Timers timers() {
        return threads.getFirst().loop();
    }

    /// Stops accepting, lets responses on their way finish for at most two seconds, closes everything.
    @Override
    public void close() throws IOException {
        listening.close();
        if (tlsListening != null) {
            tlsListening.close();
        }
        if (tlsTasks != null) {
            tlsTasks.close(); // before the threads: it hands them what it has done
        }
        threads.forEach(IoThread::stop);
        threads.forEach(IoThread::close);
    }
}
