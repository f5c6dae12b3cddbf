package dev.offsetlab.engine.server.tls;

import dev.offsetlab.engine.server.WireClient;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/// A client that speaks frames over TLS, by the JDK's blocking sockets.
public final class TlsClient implements AutoCloseable {
    private final Socket plain = new Socket();
    private final SSLSocket socket;
    private int correlationId;

    /// @param protocol           as the JDK calls it, such as TLSv1.3
    /// @param receiveBufferBytes a small one makes a reader that is soon full; 0: the system's
    public TlsClient(TlsAccess access, String protocol, int receiveBufferBytes) throws IOException {
        if (receiveBufferBytes > 0) {
            plain.setReceiveBufferSize(receiveBufferBytes);
        }
        plain.connect(access.address());
        InetSocketAddress address = access.address();
        SSLContext context = believing(access.truststore(), protocol);
        socket = (SSLSocket)
                context.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
    }

    public TlsClient(TlsAccess access) throws IOException {
        this(access, "TLSv1.3", 0);
    }

    /// A client's side of TLS that believes the certificates in `truststore`.
    static SSLContext believing(Path truststore, String protocol) {
        DefaultSslEngineFactory factory = new DefaultSslEngineFactory();
        factory.configure(Map.of(
                SslConfigs.SSL_PROTOCOL_CONFIG,
                protocol,
                SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG,
                List.of(protocol),
                SslConfigs.SSL_CIPHER_SUITES_CONFIG,
                List.of(),
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                truststore.toString()));
        return factory.sslContext();
    }

    /// The socket that carries the records.
    static Socket underneath(TlsClient client) {
        return client.plain;
    }

    public SSLSocket socket() {
        return socket;
    }

    public void send(ApiMessage request, int version) throws IOException {
        sendBytes(WireClient.frame(request, (short) version, "tls-client", ++correlationId));
    }

    public void sendBytes(ByteBuffer bytes) throws IOException {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        socket.getOutputStream().write(array);
        socket.getOutputStream().flush();
    }

    public ByteBuffer read(int bytes) throws IOException {
        byte[] into = new byte[bytes];
        new DataInputStream(socket.getInputStream()).readFully(into);
        return ByteBuffer.wrap(into);
    }

    /// Without its length.
    public ByteBuffer receiveFrame() throws IOException {
        return read(read(Integer.BYTES).getInt());
    }

    /// True where the broker closes without another byte.
    public boolean closedByPeer() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
