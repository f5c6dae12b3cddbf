package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.os.SocketDiscard;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A client on a thread of its own that receives until the sender has finished: it copies, or it discards in the
/// kernel.
final class Reader {
    private static final int COPY_BUFFER_BYTES = 256 * 1024;
    private static final int MOST_DISCARDED_BYTES = 4 * 1024 * 1024;

    private final SocketDiscard discard = new SocketDiscard();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(COPY_BUFFER_BYTES);
    private final boolean copies;

    Reader(boolean copies) {
        this.copies = copies;
    }

    Thread start(SocketAddress server) {
        return Thread.ofPlatform().name("reader").start(() -> receive(server));
    }

    private void receive(SocketAddress server) {
        try (SocketChannel socket = SocketChannel.open(server);
                Selector selector = Selector.open()) {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ);
            while (take(socket) >= 0) {
                selector.select();
                selector.selectedKeys().clear();
            }
        } catch (IOException lost) {
            throw new IllegalStateException("a reader lost its connection", lost);
        }
    }

    private long take(SocketChannel socket) throws IOException {
        return copies ? socket.read(buffer.clear()) : discard.discard(socket, MOST_DISCARDED_BYTES);
    }
}
