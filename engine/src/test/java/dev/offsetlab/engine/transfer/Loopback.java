package dev.offsetlab.engine.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/// Two ends of a real connection, both non-blocking, with send and receive buffers as small as a test wants them.
record Loopback(SocketChannel sender, SocketChannel receiver, Selector readable) implements AutoCloseable {
    private static final long PATIENCE_MS = 20_000;

    static Loopback connect(int bufferBytes) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel receiver = SocketChannel.open();
            receiver.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            receiver.connect(server.getLocalAddress());
            SocketChannel sender = server.accept();
            sender.setOption(StandardSocketOptions.SO_SNDBUF, bufferBytes);
            sender.setOption(StandardSocketOptions.TCP_NODELAY, true);
            sender.configureBlocking(false);
            receiver.configureBlocking(false);
            Selector readable = Selector.open();
            receiver.register(readable, SelectionKey.OP_READ);
            return new Loopback(sender, receiver, readable);
        }
    }

    /// What has arrived by now, at most `mostBytes`; -1 where the sender has finished.
    int readNow(ByteBuffer into, int mostBytes) throws IOException {
        ByteBuffer window = into.slice(into.position(), Math.min(mostBytes, into.remaining()));
        int read = receiver.read(window);
        into.position(into.position() + Math.max(read, 0));
        return read;
    }

    /// The same, but waits for a byte.
    int readSome(ByteBuffer into, int mostBytes) throws IOException {
        if (readable.select(PATIENCE_MS) == 0) {
            throw new IOException("nothing arrived within ms=" + PATIENCE_MS);
        }
        readable.selectedKeys().clear();
        return readNow(into, mostBytes);
    }

    @Override
    public void close() throws IOException {
        readable.close();
        sender.close();
        receiver.close();
    }
}
