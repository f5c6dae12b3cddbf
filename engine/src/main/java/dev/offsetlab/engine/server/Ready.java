package dev.offsetlab.engine.server;

import java.nio.channels.SelectionKey;

/// What hangs on a selection key of an I/O thread.
interface Ready {
    /// Called on the I/O thread; throws nothing.
    void ready(SelectionKey key);
}
