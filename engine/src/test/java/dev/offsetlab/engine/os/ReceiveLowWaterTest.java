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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alone")
class ReceiveLowWaterTest {
    private static final int MARK = 64 << 10;

    @BeforeEach
    void available() {
        assumeTrue(ReceiveLowWater.unavailableBecause().isEmpty(), "SO_RCVLOWAT is not to be had here");
    }

    @Test
    void set_lessArrived_wakesOnlyAtTheMark() throws IOException {
        try (Line line = Line.open()) {
            line.lowWater.set(line.receiver, MARK);

            send(line.sender, MARK - 1);
            assertThat(line.selector.select(100)).as("one byte is missing").isZero();

            send(line.sender, 1);
            assertThat(line.selector.select(60_000)).as("the mark is reached").isOne();
        }
    }

    @Test
    void set_backToOne_wakesForWhatIsThere() throws IOException {
        try (Line line = Line.open()) {
            line.lowWater.set(line.receiver, MARK);
            send(line.sender, 10);

            line.lowWater.set(line.receiver, 1);

            assertThat(line.selector.select(60_000)).isOne();
        }
    }

    /// A connection over loopback whose receiver is watched by a selector.
    private record Line(SocketChannel sender, SocketChannel receiver, Selector selector, ReceiveLowWater lowWater)
            implements AutoCloseable {
        static Line open() throws IOException {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort)) {
                SocketChannel sender = SocketChannel.open(server.getLocalAddress());
                SocketChannel receiver = server.accept();
                Selector selector = Selector.open();
                receiver.configureBlocking(false);
                receiver.register(selector, SelectionKey.OP_READ);
                return new Line(sender, receiver, selector, new ReceiveLowWater());
            }
        }

        @Override
        public void close() throws IOException {
            lowWater.close();
            selector.close();
            receiver.close();
            sender.close();
        }
    }

    private static void send(SocketChannel sender, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            sender.write(buffer);
        }
    }
}
