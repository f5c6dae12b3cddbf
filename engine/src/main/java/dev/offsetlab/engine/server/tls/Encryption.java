package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/// The sending half of a TLS connection: plain bytes become records, several records leave in one write.
///
/// ```
///   plain   [ header ][      region ...                          ]
///   out     [r| hdr   ][r|  16 KiB     |tag][r|  16 KiB     |tag][...   one write
/// ```
///
/// A record that was made has to leave: the peer counts them. What a full socket does not take of it is
/// kept, and goes before anything else. So plain bytes count as sent once they are encrypted, and a
/// response is out only when [#flush()] says so.
///
/// Owned by the connection's I/O thread.
final class Encryption implements AutoCloseable {
    /// So little waits for the records that follow instead of leaving in a packet of its own.
    private static final int IN_FRONT_BYTES = 4 << 10;
    /// What a closing engine has to say: an alert, close_notify.
    private static final int LAST_WORDS = 3;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final SocketChannel socket;
    private final TlsBuffers shared;
    private final PathCounters counters;
    private final Rest rest;

    /// Plain bytes of a full record: what the engine took when it was offered more. Some less than 16 KiB, by what
    /// it pads.
    private int fullRecordBytes = TlsBuffers.RECORD_BYTES;

    Encryption(SSLEngine engine, SocketChannel socket, TlsBuffers shared, PathCounters counters) {
        this.engine = engine;
        this.socket = socket;
        this.shared = shared;
        this.counters = counters;
        this.rest = shared.rest();
    }

    /// Encrypts what of `plain` can leave now, and moves its position.
    ///
    /// @param moreFollows of the same response: a short record waits for it
    /// @return the plain bytes that were encrypted; 0 where the socket is full
    int send(ByteBuffer plain, boolean moreFollows) throws IOException {
        int start = plain.position();
        boolean room = true;
        while (plain.hasRemaining() && room && takesMore()) {
            ByteBuffer out = begun();
            encrypt(plain, out);
            out.flip();
            boolean waits = moreFollows && !plain.hasRemaining() && out.remaining() <= IN_FRONT_BYTES;
            room = waits ? kept(out) : write(out);
        }
        return plain.position() - start;
    }

    /// Plain bytes that fill whole records and leave in one write. A piece that is longer by a few bytes ends with a
    /// record of a few bytes, and a write for it alone.
    int pieceBytes() {
        return TlsBuffers.RECORDS_A_WRITE * fullRecordBytes;
    }

    /// No more than a little waits to be written.
    boolean takesMore() throws IOException {
        return rest.sizeBytes() <= IN_FRONT_BYTES || flush();
    }

    /// Writes what waits; true where nothing does any more.
    boolean flush() throws IOException {
        if (rest.isEmpty()) {
            return true;
        }
        counters.systemCalls(1);
        return rest.writeTo(socket);
    }

    /// Encrypts what the engine itself has to tell the peer, for the next [#flush()].
    ///
    /// @throws SSLException where a peer asks on and on, and takes no answer
    void answer() throws SSLException {
        ByteBuffer out = begun();
        if (engine.wrap(NOTHING, out).getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new SSLException("the client takes nothing of what TLS has to tell it");
        }
        rest.keep(out.flip());
    }

    /// An alert or close_notify, as far as the socket takes it: nobody waits for more.
    void lastWords() {
        try {
            engine.closeOutbound();
            for (int words = 0; words < LAST_WORDS && !engine.isOutboundDone(); words++) {
                answer();
            }
            flush();
        } catch (IOException gone) {
            rest.close(); // and nobody is there to hear it
        }
    }

    /// The thread's buffer, with what waited in front.
    private ByteBuffer begun() {
        ByteBuffer out = shared.out();
        rest.moveTo(out);
        return out;
    }

    private void encrypt(ByteBuffer plain, ByteBuffer out) throws IOException {
        int recordBytes = engine.getSession().getPacketBufferSize();
        while (plain.hasRemaining() && out.remaining() >= recordBytes) {
            SSLEngineResult made = engine.wrap(plain, out);
            if (made.getStatus() != SSLEngineResult.Status.OK) {
                throw new ClosedChannelException();
            }
            if (plain.hasRemaining()) {
                fullRecordBytes = made.bytesConsumed();
            }
        }
    }

    private boolean kept(ByteBuffer out) {
        rest.keep(out);
        return true;
    }

    private boolean write(ByteBuffer out) throws IOException {
        counters.systemCalls(1);
        socket.write(out);
        rest.keep(out);
        return rest.isEmpty();
    }

    @Override
    public void close() {
        rest.close();
    }
}
