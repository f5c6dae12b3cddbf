package dev.offsetlab.engine.server;

import dev.offsetlab.engine.wire.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// The receiving half of a connection: frames out of the bytes that came, counted.
///
/// Owned by the connection's I/O thread.
final class Incoming implements AutoCloseable {
    private final ReadableByteChannel socket;
    private final FrameReader reader;
    private final ServerCounters counters;
    private long countedBytes;

    /// @param socket or what decrypts in front of it
    Incoming(ReadableByteChannel socket, FrameReader reader, ServerCounters counters) {
        this.socket = socket;
        this.reader = reader;
        this.counters = counters;
    }

    /// The selector says that bytes arrived.
    void readable() {
        reader.readable();
    }

    /// The next request's bytes, valid until [#frameDone()]; null where there is no whole one now.
    @Nullable
    ByteBuffer next() throws IOException {
        return reader.poll(socket);
    }

    void frameDone() {
        reader.frameDone();
    }

    /// Takes in what came while a request is being answered.
    void readAhead() throws IOException {
        reader.readAhead(socket);
    }

    /// The client sends no more.
    boolean ended() {
        return reader.ended();
    }

    /// It cannot go on before others give memory back.
    boolean starved() {
        return reader.starved();
    }

    /// Part of a request is here, or one that waits its turn.
    boolean holdsBytes() {
        return reader.holdsBytes();
    }

    /// Leaves the thread's buffer to the next connection.
    void turnOver() {
        reader.leaveShared();
    }

    /// Counts what came since it was last asked; false where nothing did.
    boolean count() {
        long newBytes = reader.readBytes() - countedBytes;
        if (newBytes == 0) {
            return false;
        }
        counters.in(newBytes);
        countedBytes += newBytes;
        return true;
    }

    @Override
    public void close() {
        reader.close();
    }
}
