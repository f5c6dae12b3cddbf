package dev.offsetlab.engine.workload;

import dev.offsetlab.engine.os.ReceiveLowWater;
import dev.offsetlab.engine.os.SocketDiscard;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// Takes bytes off a non-blocking socket and waits where there are none. Owned by one thread.
final class Drain implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 18;
    /// Woken for each packet, readers make the broker pay for the waking: that is half of what it pays when it splices,
    /// and differs from trial to trial with where the scheduler puts them.
    private static final int LOW_WATER_BYTES = 1 << 18;

    private static final long SILENCE_MS = 30_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final Take take;
    private final ReceiveLowWater lowWater = new ReceiveLowWater();

    /// Takes up to `sizeBytes`; 0 where none are there, negative at the end of the stream.
    @FunctionalInterface
    private interface Take {
        long take(long sizeBytes) throws IOException;
    }

    Drain(SocketChannel channel, ReadMode mode) throws IOException {
        this.channel = channel;
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        this.take = switch (mode) {
            case DISCARD -> discarding(channel);
            case COPY -> copying(channel);
        };
    }

    /// Takes exactly `sizeBytes`.
    void drop(int sizeBytes) throws IOException {
        int left = sizeBytes;
        while (left > 0) {
            long got = take.take(left);
            if (got == 0) {
                lowWater.set(channel, Math.min(left, LOW_WATER_BYTES));
            }
            left -= (int) orWait(got);
        }
        lowWater.set(channel, 1);
    }

    /// Fills `buffer` to its limit and flips it.
    ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            orWait(channel.read(buffer));
        }
        return buffer.flip();
    }

    private long orWait(long got) throws IOException {
        if (got < 0) {
            throw new EOFException("the broker closed the connection within an answer");
        }
        if (got == 0 && selector.select(key -> {}, SILENCE_MS) == 0 && selector.isOpen()) {
            throw new IOException("the broker has been silent for " + SILENCE_MS / 1000 + " s");
        }
        return got;
    }

    private static Take discarding(SocketChannel channel) {
        SocketDiscard discard = new SocketDiscard();
        return sizeBytes -> discard.discard(channel, sizeBytes);
    }

    private static Take copying(SocketChannel channel) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        return sizeBytes -> channel.read(buffer.clear().limit((int) Math.min(sizeBytes, BUFFER_BYTES)));
    }

    @Override
    public void close() throws IOException {
        selector.close();
        lowWater.close();
    }
}
