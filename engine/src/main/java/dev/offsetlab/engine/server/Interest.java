package dev.offsetlab.engine.server;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// What a connection wants the selector to tell it: that bytes came, that the socket takes bytes again. The selector
/// is bothered only where that changes.
///
/// Owned by the connection's I/O thread.
final class Interest {
    private @Nullable SelectionKey key;

    /// From here on `ready` hears when bytes come.
    void register(EventLoop loop, SocketChannel socket, Ready ready) throws IOException {
        key = loop.register(socket, SelectionKey.OP_READ, ready);
    }

    void reading(boolean wanted) {
        set(SelectionKey.OP_READ, wanted);
    }

    void writing(boolean wanted) {
        set(SelectionKey.OP_WRITE, wanted);
    }

    private void set(int op, boolean wanted) {
        SelectionKey registered = key;
        if (registered == null || !registered.isValid()) {
            return;
        }
        int before = registered.interestOps();
        int after = wanted ? before | op : before & ~op;
        if (after != before) {
            registered.interestOps(after);
        }
    }
}
