package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@Tag("alone")
class CorkedSendTest {
    private ServerSocketChannel listening;
    private SocketChannel sender;
    private SocketChannel receiver;

    @BeforeEach
    void connect() throws IOException {
        assumeTrue(
                CorkedSend.unavailableBecause().isEmpty(),
                () -> CorkedSend.unavailableBecause().orElse(""));
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        sender = SocketChannel.open(listening.getLocalAddress());
        receiver = listening.accept();
        sender.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        if (listening != null) {
            listening.close();
            sender.close();
            receiver.close();
        }
    }

    @Test
    void corked_thenWritten_arrivesInOrder() throws IOException {
        ByteBuffer head = ByteBuffer.allocateDirect(4).putInt(0, 0x01020304);
        assertThat(CorkedSend.send(head, sender)).isEqualTo(4);
        assertThat(head.remaining()).isZero();
        sender.write(ByteBuffer.wrap(new byte[] {5, 6}));
        ByteBuffer got = ByteBuffer.allocate(6);
        while (got.hasRemaining()) {
            assertThat(receiver.read(got)).isPositive();
        }
        assertThat(got.array()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void onlyFromPositionToLimit() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(8).putLong(0, 0x0102030405060708L);
        bytes.position(2).limit(5);
        assertThat(CorkedSend.send(bytes, sender)).isEqualTo(3);
        sender.close();
        ByteBuffer got = ByteBuffer.allocate(8);
        while (receiver.read(got) >= 0) {
            assertThat(got.position()).isLessThanOrEqualTo(3);
        }
        assertThat(got.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {3, 4, 5}));
    }

    @Test
    void socketFull_returns0_andThePositionStays() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 20);
        int sent;
        do {
            sent = CorkedSend.send(bytes.clear(), sender);
        } while (sent > 0);
        assertThat(bytes.position()).isZero();
    }

    @Test
    void closedSocket_throws() throws IOException {
        sender.close();
        assertThatThrownBy(() -> CorkedSend.send(ByteBuffer.allocateDirect(1), sender))
                .isInstanceOf(ClosedChannelException.class);
    }
}
