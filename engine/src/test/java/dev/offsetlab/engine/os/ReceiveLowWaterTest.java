package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveLowWaterTest {
    private static final int MARK = 64 << 10;

    @BeforeEach
    void available() {
        assumeTrue(ReceiveLowWater.unavailableBecause().isEmpty(), "SO_RCVLOWAT is not to be had here");
    }

    @Test
    void set_lessArrived_wakesOnlyAtTheMark() throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel sender = SocketChannel.open(server.getLocalAddress());
                SocketChannel receiver = server.accept();
                Selector selector = Selector.open();
                ReceiveLowWater lowWater = new ReceiveLowWater()) {
            receiver.configureBlocking(false);
            receiver.register(selector, SelectionKey.OP_READ);
            lowWater.set(receiver, MARK);

            send(sender, MARK - 1);
            assertThat(selector.select(100)).as("one byte is missing").isZero();

            send(sender, 1);
            assertThat(selector.select(10_000)).as("the mark is reached").isOne();
        }
    }

    @Test
    void set_backToOne_wakesForWhatIsThere() throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel sender = SocketChannel.open(server.getLocalAddress());
                SocketChannel receiver = server.accept();
                Selector selector = Selector.open();
                ReceiveLowWater lowWater = new ReceiveLowWater()) {
            receiver.configureBlocking(false);
            receiver.register(selector, SelectionKey.OP_READ);
            lowWater.set(receiver, MARK);
            send(sender, 10);

            lowWater.set(receiver, 1);

            assertThat(selector.select(10_000)).isOne();
        }
    }

    private static void send(SocketChannel sender, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            sender.write(buffer);
        }
    }
}
