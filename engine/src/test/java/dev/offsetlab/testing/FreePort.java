package dev.offsetlab.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for a server that cannot take any: one that starts later, or comes back where it was.
///
/// One that the system would choose, other sockets are given as well while nobody listens there: the source of each
/// connection takes one. So it is one below those that systems give away, which begin at 32768 on Linux.
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private FreePort() {}

    public static int find() throws IOException {
        int start = ThreadLocalRandom.current().nextInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + (start + i) % COUNT;
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port is free from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
