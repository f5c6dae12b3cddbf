package dev.offsetlab.exercises.ex09;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/// A socket that counts what it takes. Given, and nothing is wrong with it: it writes exactly what it is told to.
public final class MeteredChannel implements WritableByteChannel {
    private final SocketChannel socket;
    private final Meter meter;

    public MeteredChannel(SocketChannel socket, Meter meter) {
        this.socket = socket;
        this.meter = meter;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int taken = socket.write(bytes);
        meter.taken(taken);
        return taken;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
