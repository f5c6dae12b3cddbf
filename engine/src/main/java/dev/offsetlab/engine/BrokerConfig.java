package dev.offsetlab.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/// How to start a broker.
///
/// @param port        0 picks a free one
/// @param configs     static broker configs by Kafka's names (`data.path`, `log.segment.bytes`, ...)
/// @param allowRemote may listen on an address other machines reach
public record BrokerConfig(String host, int port, Path dataFolder, Map<String, String> configs, boolean allowRemote) {
    private static final int LARGEST_PORT = 65_535;

    public static BrokerConfig local(Path dataFolder) {
        return new BrokerConfig("127.0.0.1", 0, dataFolder, Map.of(), false);
    }

    /// Where to listen.
    ///
    /// @throws IOException with one clear line: no such host or port, or one that other machines reach
    /// without leave
    InetSocketAddress listenAddress() throws IOException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IOException("port=" + port + " is no port: give 1 to " + LARGEST_PORT + ", or 0 for a free one");
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("host=" + host + " is not known: give an address or name of this machine", e);
        }
        if (!address.isLoopbackAddress() && !allowRemote) {
            throw new IOException(
                    "host=" + host + " can be reached by other machines, and every client may read and"
                            + " write everything: allow remote clients (--allow-remote) if that is meant, or listen on 127.0.0.1");
        }
        return new InetSocketAddress(address, port);
    }

    /// The host that clients are told: the one listened on, or this machine's name where that is all of them.
    String advertisedHost() throws UnknownHostException {
        return InetAddress.getByName(host).isAnyLocalAddress()
                ? InetAddress.getLocalHost().getCanonicalHostName()
                : host;
    }
}
