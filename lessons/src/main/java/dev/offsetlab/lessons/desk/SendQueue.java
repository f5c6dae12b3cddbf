package dev.offsetlab.lessons.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What waits in a TCP connection, as the kernel tells it in `/proc/net/tcp`.
///
/// ```
///   sl  local_address rem_address   st tx_queue rx_queue ...
///    0: 0100007F:A1B2 0100007F:C3D4 01 00280A00:00000000         2,624,000 B sent and not yet taken by the peer
/// ```
final class SendQueue {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int QUEUES = 4;

    private SendQueue() {}

    /// Bytes in the send queue of the socket with this port here and that port there; empty where the system
    /// does not tell, or there is no such connection any more.
    static OptionalLong bytes(int localPort, int remotePort) {
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] words = line.strip().split("\\s+", -1);
                    if (words.length > QUEUES
                            && words[LOCAL].endsWith(port(localPort))
                            && words[REMOTE].endsWith(port(remotePort))) {
                        return OptionalLong.of(Long.parseLong(words[QUEUES].split(":", -1)[0], 16));
                    }
                }
            } catch (IOException _) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static String port(int port) {
        return String.format(":%04X", port);
    }
}
