package dev.offsetlab.engine.workload;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// A TLS connection, by the JDK's blocking sockets. Every byte is decrypted, for what cannot be decrypted cannot be
/// told apart: a reader by TLS has work to do where one in plain text has none.
final class EncryptedLink implements FetchLink {
    private static final int SILENCE_MS = 30_000;
    private static final int PIECE_BYTES = 64 << 10;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final byte[] piece = new byte[PIECE_BYTES];

    /// Connects and shakes hands.
    EncryptedLink(InetSocketAddress address, SSLSocketFactory sockets) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(SILENCE_MS);
            plain.connect(address);
            socket = (SSLSocket) sockets.createSocket(plain, address.getHostString(), address.getPort(), true);
            socket.startHandshake();
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    /// @param clientConfigs `ssl.truststore.*` as Kafka's clients know them
    static SSLSocketFactory sockets(Map<String, String> clientConfigs) {
        Map<String, Object> all = new HashMap<>(clientConfigs);
        all.put(SslConfigs.SSL_PROTOCOL_CONFIG, "TLSv1.3");
        all.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, List.of("TLSv1.3", "TLSv1.2"));
        all.put(SslConfigs.SSL_CIPHER_SUITES_CONFIG, List.of());
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(all);
            return factory.sslContext().getSocketFactory();
        }
    }

    @Override
    public void write(ByteBuffer frame) throws IOException {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        socket.getOutputStream().write(bytes);
    }

    @Override
    public ByteBuffer fill(ByteBuffer buffer) throws IOException {
        byte[] bytes = new byte[buffer.remaining()];
        in.readFully(bytes);
        return buffer.put(bytes).flip();
    }

    @Override
    public void drop(int sizeBytes) throws IOException {
        int left = sizeBytes;
        while (left > 0) {
            int got = in.read(piece, 0, Math.min(left, piece.length));
            if (got < 0) {
                throw new EOFException("the broker closed the connection within an answer");
            }
            left -= got;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
