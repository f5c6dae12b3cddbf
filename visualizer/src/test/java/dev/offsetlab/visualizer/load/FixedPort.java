package dev.offsetlab.visualizer.load;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for who listens, goes and listens there again, or for nobody at all.
///
/// One that the system chose it may choose for somebody else as soon as nobody listens there, for a broker of another
/// test or for this end of any connection. Those here it gives to nobody who does not ask for them by number.
public final class FixedPort {
    /// Below what Linux chooses from: from 32768 on.
    private static final int FIRST = 12_000;
    private static final int BEYOND = 32_000;

    private FixedPort() {}

    public static int free() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEYOND);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                assert taken != null; // by whoever listens there already
            }
        }
    }
}
