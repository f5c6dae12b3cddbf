package dev.offsetlab.engine.server;

import dev.offsetlab.engine.transfer.PathFailedException;
import dev.offsetlab.engine.wire.RegionRecords;
import dev.offsetlab.engine.wire.ResponseEncoder;
import dev.offsetlab.engine.wire.ResponseEncoder.Versioned;
import dev.offsetlab.engine.wire.ResponseFrame;
import dev.offsetlab.engine.wire.ResponseFrame.Progress;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// The sending half of a connection: the one response on its way out, and the data paths that carry its regions.
///
/// Owned by the connection's I/O thread.
final class Outgoing implements AutoCloseable {
    private static final long BYTES_PER_TURN = 2 << 20;
    private static final int USELESS_SENDS = 100;

    private final SocketChannel socket;
    private final ConnectionPaths paths;
    private final ResponseEncoder encoder;
    private final ServerCounters counters;
    private @Nullable ResponseFrame frame;
    private int uselessSends;

    Outgoing(SocketChannel socket, ConnectionPaths paths, ResponseEncoder encoder, ServerCounters counters) {
        this.socket = socket;
        this.paths = paths;
        this.encoder = encoder;
        this.counters = counters;
    }

    /// Whose responses follow: data paths are set by client, too.
    void client(@Nullable String id) {
        paths.client(id == null ? "" : id);
    }

    /// Makes `message` the response that [#send()] sends; lets go of its regions where it cannot be written.
    void encode(RequestExchange exchange, ApiMessage message) throws IOException {
        boolean encoded = false;
        try {
            var header = exchange.header().toResponseHeader();
            frame = encoder.encode(
                    new Versioned(header.data(), header.headerVersion()),
                    new Versioned(message, exchange.responseVersion()),
                    paths);
            encoded = true;
        } finally {
            if (!encoded) {
                RegionRecords.closeAll(message);
            }
        }
    }

    /// Sends a turn's worth of the response.
    Progress send() throws IOException {
        ResponseFrame sending = frame;
        if (sending == null) {
            return Progress.DONE;
        }
        long beforeBytes = sending.sentBytes();
        Progress progress = sending.send(socket, paths, BYTES_PER_TURN);
        long sentBytes = sending.sentBytes() - beforeBytes;
        if (sentBytes > 0) {
            uselessSends = 0;
            counters.out(sentBytes);
        }
        if (progress == Progress.DONE) {
            sending.close();
            frame = null;
            paths.responseSent();
        } else {
            sending.leaveScratch();
        }
        return progress;
    }

    /// The selector says that the socket takes bytes. Where it says so again and again and none leaves, the path
    /// has nothing to send, and the thread would spin forever.
    void writable() {
        if (++uselessSends > USELESS_SENDS) {
            throw PathFailedException.idle(paths.names());
        }
    }

    @Override
    public void close() {
        if (frame != null) {
            frame.close();
            frame = null;
        }
        paths.close();
    }
}
