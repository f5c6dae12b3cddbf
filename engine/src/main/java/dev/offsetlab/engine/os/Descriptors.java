package dev.offsetlab.engine.os;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import sun.nio.ch.SelChImpl;

/// The number by which Linux knows a socket of ours.
///
/// No public class of the JDK tells it; the channel's own interface does, once the JVM was started with
/// `--add-exports java.base/sun.nio.ch=ALL-UNNAMED`.
///
/// A descriptor is a promise for as long as its channel is open and no longer: Linux gives the number of a closed
/// socket to the next file that is opened. So ask for it right before each use, on the thread that owns the channel.
public final class Descriptors {
    private static final String EXPORT = "--add-exports java.base/sun.nio.ch=ALL-UNNAMED";

    private Descriptors() {}

    /// Why the descriptor of a socket cannot be had here; empty where it can.
    public static Optional<String> unavailableBecause() {
        Optional<String> why = Libc.unavailable();
        return why.isPresent() || exported() ? why : Optional.of("start the JVM with " + EXPORT);
    }

    /// The descriptor of an open socket.
    ///
    /// @throws IOException where the channel is closed, is not one of the JDK's own, or the JVM lacks the export
    public static int of(SocketChannel channel) throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        try {
            return ((SelChImpl) channel).getFDVal();
        } catch (IllegalAccessError refused) {
            throw new IOException("a socket's descriptor is not available: start the JVM with " + EXPORT, refused);
        } catch (ClassCastException wrapped) {
            throw new IOException(
                    "a socket's descriptor is not available: not a channel of the JDK class="
                            + channel.getClass().getName(),
                    wrapped);
        }
    }

    private static boolean exported() {
        Module base = Object.class.getModule();
        return base.isExported("sun.nio.ch", Descriptors.class.getModule());
    }
}
