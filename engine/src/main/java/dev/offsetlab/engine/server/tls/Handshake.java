package dev.offsetlab.engine.server.tls;

import java.io.IOException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Agrees with the client on keys, step by step, as bytes come and the socket takes some.
///
/// ```
///       ClientHello       key exchange, signature     Finished
/// BYTES ──────────▶ TASK ──────▶ our whole flight ──▶ BYTES ──────▶ NOTHING
///                   elsewhere
/// ```
///
/// A *task* is a piece of arithmetic that moves no bytes. The one that exchanges keys and signs takes some
/// 3 ms of CPU (10 in a cold JVM), the rest of a handshake a tenth of one. For so long no other client of
/// the I/O thread would get a byte, and with it a crowd of new clients would slow down all the others: so
/// tasks run on a thread of their own, one after the other.
///
/// Owned by the connection's I/O thread, but for [#runTasks()]. While that runs the engine is locked, and
/// nothing else here may be called.
final class Handshake {
    /// An honest handshake takes about ten.
    private static final int MOST_STEPS = 100;

    private final SSLEngine engine;
    private final Decryption in;
    private final Encryption out;
    private int steps;

    Handshake(SSLEngine engine, Decryption in, Encryption out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
    }

    /// Goes on as far as it can.
    ///
    /// @throws SSLException where the client speaks no TLS, or none that is spoken here
    Needs goOn() throws IOException {
        while (out.flush()) {
            if (++steps > MOST_STEPS) {
                throw new SSLException("a handshake that does not end");
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> out.answer();
                case NEED_TASK -> {
                    return Needs.TASK;
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (!in.handshakeRecord()) {
                        return Needs.BYTES;
                    }
                }
                case NOT_HANDSHAKING, FINISHED -> {
                    return Needs.NOTHING;
                }
            }
        }
        return Needs.ROOM;
    }

    /// Any thread.
    void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
