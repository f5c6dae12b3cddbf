package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls around a socket: descriptor, splice through a pipe, discard.
@EnabledOnOs(OS.LINUX)
@Tag("alone")
class SocketCallsTest {
    private static final int MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private SocketChannel sender;
    private SocketChannel receiver;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            sender = SocketChannel.open(server.getLocalAddress());
            receiver = server.accept();
        }
        sender.configureBlocking(false);
        receiver.configureBlocking(false);
    }

    @AfterEach
    void disconnect() throws IOException {
        sender.close();
        receiver.close();
    }

    @Test
    void descriptor_openSocket_isASocketOfThisProcess() throws IOException {
        Path link = Path.of("/proc/self/fd/" + Descriptors.of(sender));
        assertThat(Files.readSymbolicLink(link).toString()).startsWith("socket:");
    }

    @Test
    void descriptor_closedSocket_isRefused() throws IOException {
        sender.close();
        assertThatThrownBy(() -> Descriptors.of(sender)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void pipe_ofOneMiB_isGrantedOrHalvedAndClosesTwice() throws IOException {
        Pipe pipe = Pipe.open(MIB);
        assertThat(pipe.capacityBytes()).isBetween(4_096, MIB);
        Path link = Path.of("/proc/self/fd/" + pipe.readEnd());
        assertThat(Files.readSymbolicLink(link).toString()).startsWith("pipe:");
        pipe.close();
        pipe.close();
        assertThat(Files.exists(link) && Files.readSymbolicLink(link).toString().startsWith("pipe:"))
                .isFalse();
    }

    @Test
    void pipe_biggerThanAllowed_fallsBackToWhatIsGranted() throws IOException {
        try (Pipe pipe = Pipe.open(1 << 30)) {
            assertThat(pipe.capacityBytes()).isBetween(4_096, 1 << 30);
        }
    }

    @Test
    void splice_fileThroughPipe_arrivesUnchangedAndStopsWhenFull() throws IOException {
        byte[] bytes = new byte[MIB];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("0.log"), bytes);
        int descriptor = RawFile.openReadOnly(file);
        try (Pipe pipe = Pipe.open(MIB)) {
            long inPipe = Splice.fileToPipe(descriptor, 333, pipe, MIB);
            ByteBuffer arrived = ByteBuffer.allocate(MIB);
            long sent = 0;
            while (sent < inPipe) {
                sent += Splice.pipeToSocket(pipe, Descriptors.of(sender), inPipe - sent, false);
                receiver.read(arrived);
            }
            while (arrived.position() < inPipe) {
                receiver.read(arrived);
            }
            arrived.flip();
            assertThat(arrived).isEqualTo(ByteBuffer.wrap(bytes, 333, (int) inPipe));
            assertThatThrownBy(() -> Splice.fileToPipe(descriptor, MIB, pipe, 10))
                    .isInstanceOf(EOFException.class);
        } finally {
            RawFile.close(descriptor);
        }
    }

    @Test
    void splice_badDescriptor_namesTheReason() throws IOException {
        try (Pipe pipe = Pipe.open(MIB)) {
            assertThatThrownBy(() -> Splice.fileToPipe(-1, 0, pipe, 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("splice")
                    .hasMessageContaining("errno=9");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void discard_bytesThatArrived_areCountedAndGone(boolean inKernel) throws IOException {
        SocketDiscard discard = new SocketDiscard(inKernel);
        assertThat(discard.discard(receiver, 100)).as("nothing there").isZero();
        assertThat(sender.write(ByteBuffer.allocate(1_000))).isEqualTo(1_000);

        long gone = 0;
        while (gone < 600) {
            awaitReadable();
            gone += discard.discard(receiver, 600 - gone);
        }
        assertThat(gone).isEqualTo(600);
        ByteBuffer rest = ByteBuffer.allocate(1_000);
        while (rest.position() < 400) {
            awaitReadable();
            receiver.read(rest);
        }
        assertThat(rest.position()).isEqualTo(400);

        sender.close();
        awaitReadable();
        assertThat(discard.discard(receiver, 100)).as("the peer has finished").isEqualTo(-1);
    }

    private void awaitReadable() throws IOException {
        try (Selector selector = Selector.open()) {
            receiver.register(selector, SelectionKey.OP_READ);
            assertThat(selector.select(60_000)).isEqualTo(1);
        }
    }
}
