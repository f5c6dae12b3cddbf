package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// What lies between one connection and its socket on the TLS listener.
///
/// ```
///   TlsLink ──┬─▶ Handshake      before anything else
///             ├─▶ Decryption     what requests are read from
///             └─▶ Encryption     what responses are written to, by TlsPath where they are records
/// ```
///
/// Owned by the connection's I/O thread, but for [#runTasks()].
public final class TlsLink implements AutoCloseable {
    /// The name under which the path counts and is shown.
    public static final String PATH = DataPaths.TLS;

    private final Encryption out;
    private final Decryption in;
    private final Handshake handshake;
    private final DataPath path;
    private boolean busy;

    /// @param engine   a server's, fresh
    /// @param counters those of [#PATH]
    public TlsLink(SSLEngine engine, SocketChannel socket, TlsBuffers shared, PathCounters counters)
            throws SSLException {
        this.out = new Encryption(engine, socket, shared, counters);
        this.in = new Decryption(engine, socket, shared, out);
        this.handshake = new Handshake(engine, in, out);
        this.path = new TlsPath(out, shared, counters);
        engine.beginHandshake();
    }

    /// Goes on with the handshake as far as it can.
    ///
    /// @throws SSLException where the client speaks no TLS, or none that is spoken here
    public Needs handshake() throws IOException {
        busy = false;
        Needs needs = handshake.goOn();
        busy = needs == Needs.TASK;
        return needs;
    }

    /// The arithmetic of the handshake. Any thread, after [Needs#TASK].
    public void runTasks() {
        handshake.runTasks();
    }

    /// Where requests are read from.
    public ReadableByteChannel in() {
        return in;
    }

    /// How regions leave.
    public DataPath path() {
        return path;
    }

    /// Sends bytes that are in memory; fewer than asked where the socket is full.
    public int send(ByteBuffer bytes, boolean moreFollows) throws IOException {
        return out.send(bytes, moreFollows);
    }

    /// True where everything that was sent has left.
    public boolean flush() throws IOException {
        return out.flush();
    }

    /// Says goodbye, or what was wrong, and gives every buffer back. Closes no socket.
    @Override
    public void close() {
        if (!busy) {
            out.lastWords();
        }
        in.close();
        out.close();
    }
}
