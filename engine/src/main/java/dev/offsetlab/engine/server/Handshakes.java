package dev.offsetlab.engine.server;

import java.util.LinkedHashSet;

/// The TLS connections of an I/O thread that are not through with their handshake, oldest first. There is
/// room for so many: one more, and the oldest has to go. An honest client is through in some milliseconds,
/// so what grows old here is silent.
///
/// Owned by the I/O thread.
final class Handshakes {
    static final int MOST = 1_000;

    private final LinkedHashSet<Connection> unfinished = new LinkedHashSet<>();

    void begun(Connection connection) {
        if (unfinished.size() == MOST) {
            unfinished.removeFirst().refuse("TLS handshake not finished, and " + MOST + " others have begun one");
        }
        unfinished.add(connection);
    }

    void ended(Connection connection) {
        unfinished.remove(connection);
    }
}
