package dev.offsetlab.engine.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageSizeAccumulator;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;

/// A client that speaks frames: sends any message in any version, or any bytes, and reads what comes back.
public final class WireClient implements AutoCloseable {
    private final SocketChannel socket;
    private int correlationId;

    public WireClient(InetSocketAddress address) throws IOException {
        socket = SocketChannel.open(address);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /// With a small receive window: a reader that is soon full.
    public static WireClient narrow(InetSocketAddress address, int receiveBufferBytes) throws IOException {
        SocketChannel socket = SocketChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
        socket.connect(address);
        return new WireClient(socket);
    }

    private WireClient(SocketChannel socket) {
        this.socket = socket;
    }

    public SocketChannel socket() {
        return socket;
    }

    /// A whole frame: length, header, body.
    public static ByteBuffer frame(ApiMessage request, short version, String clientId, int correlationId) {
        ApiKeys api = ApiKeys.forId(request.apiKey());
        RequestHeader header = new RequestHeader(api, version, clientId, correlationId);
        ObjectSerializationCache cache = new ObjectSerializationCache();
        MessageSizeAccumulator size = new MessageSizeAccumulator();
        header.data().addSize(size, cache, header.headerVersion());
        request.addSize(size, cache, version);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + size.totalSize());
        ByteBufferAccessor writer = new ByteBufferAccessor(bytes);
        writer.writeInt(size.totalSize());
        header.data().write(writer, cache, header.headerVersion());
        request.write(writer, cache, version);
        return bytes.flip();
    }

    public void send(ApiMessage request, int version) throws IOException {
        sendBytes(frame(request, (short) version, "wire-client", ++correlationId));
    }

    public void sendBytes(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /// Sends and reads the answer, in the same version.
    public <R extends ApiMessage> R ask(ApiMessage request, int version, Class<R> response) throws IOException {
        send(request, version);
        return response.cast(receive(ApiKeys.forId(request.apiKey()), (short) version));
    }

    public ApiMessage receive(ApiKeys api, short version) throws IOException {
        ByteBuffer frame = receiveFrame();
        ResponseHeader header = ResponseHeader.parse(frame, api.responseHeaderVersion(version));
        if (correlationId != 0 && header.correlationId() > correlationId) {
            throw new IOException("a response to nothing: correlationId=" + header.correlationId());
        }
        ApiMessage response = api.messageType.newResponse();
        response.read(new ByteBufferAccessor(frame), version);
        if (frame.hasRemaining()) {
            throw new IOException(api + " v" + version + " left " + frame.remaining() + " bytes");
        }
        return response;
    }

    public ByteBuffer receiveFrame() throws IOException {
        ByteBuffer length = read(Integer.BYTES);
        return read(length.getInt());
    }

    public ByteBuffer read(int bytes) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(bytes);
        while (into.hasRemaining()) {
            if (socket.read(into) < 0) {
                throw new EOFException("closed by the broker");
            }
        }
        return into.flip();
    }

    /// True where the broker closes without another byte.
    public boolean closedByPeer() {
        try {
            return socket.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
