package dev.offsetlab.lessons.desk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// A TCP connection to ourselves, with a thread at the other end that takes the bytes and throws them away, once
/// it is told to begin.
final class Loopback implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 << 10;
    private static final long END_MS = 60_000;

    private final SocketChannel near;
    private final SocketChannel far;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread sink;
    private final AtomicLong takenBytes = new AtomicLong();

    Loopback() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            near = SocketChannel.open(server.getLocalAddress());
            far = server.accept();
        }
        sink = Thread.ofPlatform().daemon().name("lab-sink").start(this::take);
    }

    SocketChannel socket() {
        return near;
    }

    void begin() {
        begun.countDown();
    }

    private void take() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            begun.await();
            for (int read = far.read(buffer); read >= 0; read = far.read(buffer.clear())) {
                takenBytes.addAndGet(read);
            }
        } catch (IOException | InterruptedException _) {
            // the connection was closed: nothing more to take
        }
    }

    /// Ends the connection; how many bytes arrived.
    long finish() throws IOException, InterruptedException {
        begin();
        near.shutdownOutput();
        sink.join(END_MS);
        return takenBytes.get();
    }

    @Override
    public void close() throws IOException {
        begin();
        near.close();
        far.close();
    }
}
