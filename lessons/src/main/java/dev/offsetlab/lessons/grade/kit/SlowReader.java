package dev.offsetlab.lessons.grade.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// A real connection over loopback whose reading end the grader holds: it reads as little and as late as it likes.
///
/// ```
///   student's code --> socket()  ==== kernel: two buffers of about bufferBytes ====  read(n) --> received()
/// ```
///
/// The kernel's buffers are real, so the sending end is really full when it says so. Both ends do not block.
///
/// One thread.
public final class SlowReader implements AutoCloseable {
    private static final long PATIENCE_MS = 2_000;
    private static final int PIECE_BYTES = 256 * 1024;

    private final SocketChannel sender;
    private final SocketChannel receiver;
    private final Selector readable;
    private final int bufferBytes;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    private byte[] received = new byte[PIECE_BYTES];
    private int receivedBytes;

    private SlowReader(SocketChannel sender, SocketChannel receiver, int bufferBytes) throws IOException {
        this.bufferBytes = bufferBytes;
        this.sender = sender;
        this.receiver = receiver;
        this.readable = Selector.open();
        sender.configureBlocking(false);
        receiver.configureBlocking(false);
        receiver.register(readable, SelectionKey.OP_READ);
    }

    /// @param bufferBytes of each end; the kernel may take it a little larger
    public static SlowReader connect(int bufferBytes) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            SocketChannel receiver = SocketChannel.open();
            receiver.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
            receiver.connect(server.getLocalAddress());
            SocketChannel sender = server.accept();
            sender.setOption(StandardSocketOptions.SO_SNDBUF, bufferBytes);
            sender.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new SlowReader(sender, receiver, bufferBytes);
        }
    }

    /// The sending end: what the student's code gets.
    public SocketChannel socket() {
        return sender;
    }

    /// Reads what has arrived, at most `mostBytes`; returns how many that were, 0 also where the sender has closed.
    public int read(int mostBytes) throws IOException {
        int total = 0;
        int got = 1;
        while (got > 0 && total < mostBytes) {
            piece.clear().limit(Math.min(PIECE_BYTES, mostBytes - total));
            got = receiver.read(piece);
            if (got > 0) {
                keep(got);
                total += got;
            }
        }
        return total;
    }

    /// Reads until `totalBytes` have arrived since the connection was made.
    ///
    /// @throws Finding nothing more came
    public void readUntil(long totalBytes) throws IOException {
        while (receivedBytes < totalBytes) {
            int got = read(Math.toIntExact(totalBytes - receivedBytes));
            if (got == 0 && !arrives()) {
                Finding.of("the bytes that reached the reader")
                        .why("They were said to have left for the socket.")
                        .fail(totalBytes + " bytes", receivedBytes + " bytes, and then no more");
            }
        }
    }

    /// Has the sender closed its end, and the reader read all before that?
    public boolean isAtEnd() throws IOException {
        piece.clear().limit(1);
        int got = receiver.read(piece);
        if (got > 0) {
            keep(got);
        }
        return got < 0;
    }

    private boolean arrives() throws IOException {
        readable.selectedKeys().clear();
        return readable.select(PATIENCE_MS) > 0 && !isAtEnd();
    }

    /// Reads in pieces of at most `pieceBytes` until the sending end takes bytes again. A little that is read makes no
    /// room yet: the kernel tells the sender only when it is worth a packet.
    public void makeRoom(int pieceBytes) throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        try (Selector writable = Selector.open()) {
            sender.register(writable, SelectionKey.OP_WRITE);
            while (writable.selectNow() == 0 && System.nanoTime() - deadlineNs < 0) {
                if (read(pieceBytes) == 0) {
                    writable.select(1);
                    writable.selectedKeys().clear();
                }
            }
        }
    }

    /// Of each of the two buffers, as it was asked for.
    int bufferBytes() {
        return bufferBytes;
    }

    private void keep(int bytes) {
        if (receivedBytes + bytes > received.length) {
            received = Arrays.copyOf(received, 2 * received.length + bytes);
        }
        System.arraycopy(piece.array(), 0, received, receivedBytes, bytes);
        receivedBytes += bytes;
    }

    /// All that was read so far.
    public byte[] received() {
        return receivedFrom(0);
    }

    /// The same, without the first `position` bytes.
    public byte[] receivedFrom(int position) {
        return Arrays.copyOfRange(received, position, receivedBytes);
    }

    /// Goes away as a killed process does: with a reset.
    public void reset() throws IOException {
        receiver.setOption(StandardSocketOptions.SO_LINGER, 0);
        readable.close();
        receiver.close();
    }

    @Override
    public void close() throws IOException {
        readable.close();
        receiver.close();
        sender.close();
    }
}
