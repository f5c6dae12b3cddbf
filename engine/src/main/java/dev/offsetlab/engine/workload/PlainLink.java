package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// A connection in plain text.
final class PlainLink implements FetchLink {
    private final KafkaConnection connection;
    private final Drain drain;

    PlainLink(InetSocketAddress address, String clientId, ReadMode mode) throws IOException {
        this.connection = KafkaConnection.open(address, clientId);
        this.drain = new Drain(connection.channel(), mode);
    }

    @Override
    public void write(ByteBuffer frame) throws IOException {
        connection.write(frame);
    }

    @Override
    public ByteBuffer fill(ByteBuffer buffer) throws IOException {
        return drain.fill(buffer);
    }

    @Override
    public void drop(int sizeBytes) throws IOException {
        drain.drop(sizeBytes);
    }

    @Override
    public void close() throws IOException {
        drain.close();
        connection.close();
    }
}
