package dev.offsetlab.engine.server.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// The receiving half of a TLS connection: records from the socket, plain bytes out. To its reader it
/// behaves as the socket would: fewer bytes than asked mean that there are no more now.
///
/// ```
///   socket --read--> [half a record | record | record | half a rec]
///                       rest + new bytes                 rest, until more comes
/// ```
///
/// The end of the stream is close_notify, or the socket's end without it: Kafka's frames carry their
/// length, so one that was cut off is noticed anyway.
///
/// Owned by the connection's I/O thread.
final class Decryption implements ReadableByteChannel {
    /// The type of the record that every TLS client sends first.
    private static final byte HANDSHAKE_RECORD = 22;
    /// In one call: records may be empty, and a client may send them as fast as they are read.
    private static final int MOST_READS = 16;

    private final SSLEngine engine;
    private final SocketChannel socket;
    private final TlsBuffers shared;
    private final Encryption answers;
    private final Rest ciphertext;
    private final Rest plaintext;
    private boolean begun;
    private boolean ended;

    Decryption(SSLEngine engine, SocketChannel socket, TlsBuffers shared, Encryption answers) {
        this.engine = engine;
        this.socket = socket;
        this.shared = shared;
        this.answers = answers;
        this.ciphertext = shared.rest();
        this.plaintext = shared.rest();
    }

    /// One record of the handshake.
    ///
    /// @return false where it is not whole: come back when the socket is readable
    boolean handshakeRecord() throws IOException {
        ByteBuffer cipher = loaded();
        try {
            while (true) {
                switch (engine.unwrap(cipher, shared.plain()).getStatus()) {
                    case OK -> {
                        return true;
                    }
                    case CLOSED -> throw new EOFException("closed by the client during the handshake");
                    case BUFFER_OVERFLOW -> throw new SSLException("a record larger than TLS allows");
                    case BUFFER_UNDERFLOW -> {
                        if (!readFirst(cipher)) {
                            return false;
                        }
                    }
                }
            }
        } finally {
            ciphertext.keep(cipher);
        }
    }

    private boolean readFirst(ByteBuffer cipher) throws IOException {
        cipher.compact();
        int read = socket.read(cipher);
        cipher.flip();
        if (read < 0) {
            throw new EOFException("closed by the client during the handshake");
        }
        if (read > 0 && !begun && cipher.get(cipher.position()) != HANDSHAKE_RECORD) {
            throw new SSLException("these bytes are not TLS: does the client lack security.protocol=SSL?");
        }
        begun |= read > 0;
        return read > 0;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int start = into.position();
        plaintext.moveTo(into);
        ByteBuffer cipher = loaded();
        try {
            decrypt(cipher, into);
            boolean more = true;
            for (int reads = 0; more && reads < MOST_READS && into.hasRemaining() && !ended; reads++) {
                more = readMore(cipher);
                decrypt(cipher, into);
            }
        } finally {
            ciphertext.keep(cipher);
        }
        int gotBytes = into.position() - start;
        return gotBytes == 0 && ended ? -1 : gotBytes;
    }

    /// The thread's buffer with what was left over, ready to be decrypted.
    private ByteBuffer loaded() {
        ByteBuffer cipher = shared.in();
        ciphertext.moveTo(cipher);
        return cipher.flip();
    }

    /// One read; true where the socket may have more.
    private boolean readMore(ByteBuffer cipher) throws IOException {
        cipher.compact();
        int read = socket.read(cipher);
        boolean full = !cipher.hasRemaining();
        cipher.flip();
        ended |= read < 0;
        return full;
    }

    private void decrypt(ByteBuffer cipher, ByteBuffer into) throws IOException {
        boolean whole = true;
        while (whole && cipher.hasRemaining() && into.hasRemaining()) {
            whole = into.remaining() >= engine.getSession().getApplicationBufferSize()
                    ? record(cipher, into)
                    : recordBySide(cipher, into);
        }
    }

    /// There is not room for a whole record: what does not fit is kept.
    private boolean recordBySide(ByteBuffer cipher, ByteBuffer into) throws IOException {
        ByteBuffer aside = shared.plain();
        boolean whole = record(cipher, aside);
        aside.flip();
        int movedBytes = Math.min(aside.remaining(), into.remaining());
        into.put(aside.slice(aside.position(), movedBytes));
        plaintext.keep(aside.position(aside.position() + movedBytes));
        return whole;
    }

    /// Decrypts one record; false where there is no whole one, or no further.
    private boolean record(ByteBuffer cipher, ByteBuffer into) throws IOException {
        SSLEngineResult result = engine.unwrap(cipher, into);
        return switch (result.getStatus()) {
            case OK -> {
                follow(result.getHandshakeStatus());
                yield result.bytesConsumed() > 0;
            }
            case BUFFER_UNDERFLOW -> false;
            case CLOSED -> {
                ended = true;
                yield false;
            }
            case BUFFER_OVERFLOW -> throw new SSLException("a record larger than TLS allows");
        };
    }

    /// TLS 1.3 changes keys now and then, and wants an answer. What TLS 1.2 calls renegotiation is a whole
    /// new handshake whenever a client likes: it is not done.
    private void follow(HandshakeStatus status) throws SSLException {
        switch (status) {
            case NEED_WRAP -> answers.answer();
            case NEED_TASK -> throw new SSLException("the client asks for another handshake, which is not done here");
            default -> {}
        }
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() {
        ciphertext.close();
        plaintext.close();
    }
}
