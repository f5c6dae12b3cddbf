package dev.offsetlab.engine.workload;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.ObjectSerializationCache;

/// One blocking connection to a broker: a request, then its answer. Owned by one thread; any thread may close it,
/// which ends a call that waits.
///
/// ```
///   request    size | api key | version | correlation id | client id | body
///   response   size | correlation id | body
/// ```
public final class KafkaConnection implements AutoCloseable {
    private static final int LARGEST_RESPONSE_BYTES = 64 << 20;

    private final SocketChannel channel;
    private final InetSocketAddress address;
    private final String clientId;
    private int correlationId;

    private KafkaConnection(SocketChannel channel, InetSocketAddress address, String clientId) {
        this.channel = channel;
        this.address = address;
        this.clientId = clientId;
    }

    /// @throws IOException where no broker answers
    public static KafkaConnection open(InetSocketAddress address, String clientId) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(address);
        } catch (ConnectException refused) {
            channel.close();
            throw new IOException("no broker answers at " + address.getHostString() + ":" + address.getPort(), refused);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
        return new KafkaConnection(channel, address, clientId);
    }

    /// For its options, and for whoever takes an answer in pieces of its own.
    public SocketChannel channel() {
        return channel;
    }

    String clientId() {
        return clientId;
    }

    /// Sends `request` and reads the answer into `response`, which it returns.
    ///
    /// @throws IOException where the connection breaks, or [#close] was called meanwhile
    public <R extends ApiMessage> R call(ApiKeys api, int version, ApiMessage request, R response) throws IOException {
        send(api, version, request);
        ByteBuffer answer = readFrame();
        ByteBufferAccessor readable = new ByteBufferAccessor(answer);
        ResponseHeaderData header = new ResponseHeaderData(readable, api.responseHeaderVersion((short) version));
        if (header.correlationId() != correlationId) {
            throw new IOException("the answer belongs to another request: api=" + api + " correlationId="
                    + header.correlationId() + " expected=" + correlationId);
        }
        response.read(readable, (short) version);
        return response;
    }

    /// Sends `request` and does not wait for its answer.
    public void send(ApiKeys api, int version, ApiMessage request) throws IOException {
        write(frame(api, (short) version, request));
    }

    /// Writes all of `bytes`: a frame with its size in front.
    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The next response without its size.
    ByteBuffer readFrame() throws IOException {
        int sizeBytes = readFully(ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (sizeBytes < Integer.BYTES || sizeBytes > LARGEST_RESPONSE_BYTES) {
            throw new IOException("not a Kafka broker at " + address + ": response of " + sizeBytes + " B");
        }
        return readFully(ByteBuffer.allocate(sizeBytes));
    }

    /// Fills `buffer` to its limit and flips it.
    ByteBuffer readFully(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the broker closed the connection: " + address);
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer frame(ApiKeys api, short version, ApiMessage request) {
        correlationId++;
        RequestHeaderData header = new RequestHeaderData()
                .setRequestApiKey(api.id)
                .setRequestApiVersion(version)
                .setCorrelationId(correlationId)
                .setClientId(clientId);
        short headerVersion = api.requestHeaderVersion(version);
        ObjectSerializationCache cache = new ObjectSerializationCache();
        int sizeBytes = header.size(cache, headerVersion) + request.size(cache, version);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + sizeBytes).putInt(sizeBytes);
        ByteBufferAccessor writable = new ByteBufferAccessor(frame);
        header.write(writable, cache, headerVersion);
        request.write(writable, cache, version);
        return frame.flip();
    }
}
