package dev.offsetlab.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;

/// How to start a broker.
///
/// Where other machines reach `host`, it wants `allowRemote`, or a TLS listener that asks for certificates
/// (`ssl.port`, `ssl.client.auth=required`, `ssl.truststore.location`): then that one alone listens on
/// `host`, and the plain one on 127.0.0.1.
///
/// @param port        of the plain listener; 0 picks a free one
/// @param configs     static broker configs by Kafka's names (`data.path`, `log.segment.bytes`, ...); with
///   `ssl.port` there is a TLS listener besides
/// @param allowRemote may listen on an address other machines reach, and serve everybody
public record BrokerConfig(String host, int port, Path dataFolder, Map<String, String> configs, boolean allowRemote) {
    /// What the lab's own brokers are started with, those of lessons and races: the system sizes the send buffers. Then
    /// one call takes an answer as a whole, and what is counted tells of the path and not of the buffer's end.
    public static final Map<String, String> OF_LAB = Map.of("socket.send.buffer.bytes", "-1");

    private static final int LARGEST_PORT = 65_535;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String TRUSTSTORE = "ssl.truststore.location";

    /// A broker of the lab's own, at a free port of this machine.
    public static BrokerConfig local(Path dataFolder) {
        return local(dataFolder, 0);
    }

    /// The same at this port.
    public static BrokerConfig local(Path dataFolder, int port) {
        return new BrokerConfig(LOOPBACK, port, dataFolder, OF_LAB, false);
    }

    /// Where to listen for plain text.
    ///
    /// @throws IOException with one clear line: no such host or port, or one that other machines reach
    /// without leave
    InetSocketAddress listenAddress() throws IOException {
        if (port < 0 || port > LARGEST_PORT) {
            throw new IOException("port=" + port + " is no port: give 1 to " + LARGEST_PORT + ", or 0 for a free one");
        }
        InetAddress address = address();
        if (address.isLoopbackAddress() || allowRemote) {
            return new InetSocketAddress(address, port);
        }
        if (asksForCertificates()) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }
        throw new IOException("host=" + host + " can be reached by other machines, and every client may read and"
                + " write everything: allow remote clients (--allow-remote) if that is meant, or listen on 127.0.0.1,"
                + " or let clients show certificates (ssl.port, ssl.client.auth=required, " + TRUSTSTORE + ")");
    }

    /// Where to listen for TLS.
    ///
    /// @throws IOException with one clear line: no such host, or no truststore for the certificates that
    ///   are asked for
    InetSocketAddress tlsAddress(int tlsPort) throws IOException {
        if (!configs.getOrDefault("ssl.client.auth", "none").equals("none") && !configs.containsKey(TRUSTSTORE)) {
            throw new IOException(
                    "clients are asked for certificates, and nothing says which are good: set " + TRUSTSTORE);
        }
        return new InetSocketAddress(address(), tlsPort);
    }

    private InetAddress address() throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("host=" + host + " is not known: give an address or name of this machine", e);
        }
    }

    private boolean asksForCertificates() {
        return configs.containsKey("ssl.port")
                && configs.getOrDefault("ssl.client.auth", "").equals("required")
                && configs.containsKey(TRUSTSTORE);
    }

    /// The host that clients of the plain listener are told.
    String advertisedHost() throws IOException {
        boolean onHost = listenAddress().getAddress().equals(address());
        return onHost ? advertisedTlsHost() : LOOPBACK;
    }

    /// The host that clients are told: the one listened on, or this machine's name where that is all of them.
    String advertisedTlsHost() throws UnknownHostException {
        return InetAddress.getByName(host).isAnyLocalAddress()
                ? InetAddress.getLocalHost().getCanonicalHostName()
                : host;
    }
}
