package dev.offsetlab.engine;

import dev.offsetlab.engine.group.GroupSnapshot;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.server.tls.TlsAccess;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running broker: the doorway to the engine. Start one, hand its address to any Kafka client, look into it,
/// switch its data path while clients read, close it.
///
/// ```
///   try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
///       broker.usePath("splice");
///       ...
///   }
/// ```
///
/// Any thread may call it, also one that is interrupted: files are touched by the broker's own threads alone.
public final class Broker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    private final BrokerParts parts;
    private final InetSocketAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Broker(BrokerParts parts, InetSocketAddress address) {
        this.parts = parts;
        this.address = address;
    }

    /// @throws IOException with one clear line that says what failed and what to do
    public static Broker start(BrokerConfig config) throws IOException {
        config.listenAddress();
        BrokerParts parts = BrokerParts.open(config);
        Broker broker = new Broker(parts, parts.server.address());
        LOG.info(
                "started: address={} folder={} data.path={}",
                broker.address,
                config.dataFolder(),
                parts.settings.stringValue("data.path"));
        return broker;
    }

    /// Where it listens for plain text.
    public InetSocketAddress address() {
        return address;
    }

    /// How clients come in by TLS (`security.protocol=SSL`); empty where the config `ssl.port` is not set and
    /// [#openTls] was not called.
    ///
    /// ```
    ///   Map<String, String> configs = Map.of("ssl.port", "0");
    ///   try (Broker broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false))) {
    ///       TlsAccess tls = broker.tls().orElseThrow();
    ///       tls.address();         // bootstrap.servers
    ///       tls.clientConfigs();   // security.protocol, ssl.truststore.type, ssl.truststore.location
    ///   }
    /// ```
    public Optional<TlsAccess> tls() {
        return Optional.ofNullable(parts.tls());
    }

    /// The same; a broker without a TLS listener opens one now, on a free port, until it is closed. The first
    /// one of a data folder takes about a second: a certificate is made.
    ///
    /// @throws IOException with one clear line: no port, no keytool, a keystore that cannot be read
    public TlsAccess openTls() throws IOException {
        return parts.tlsOpened();
    }

    public Topics topics() {
        return parts.topics;
    }

    public Settings settings() {
        return parts.settings;
    }

    /// Every consumer group as it stands now.
    public List<GroupSnapshot> groups() {
        return parts.groups.snapshot();
    }

    public Observation observation() {
        return parts.observation;
    }

    /// The live switch, for the whole broker; kept over restarts like any dynamic config.
    ///
    /// @throws IllegalArgumentException with one clear line: no such path, or not to be had on this machine
    public void usePath(String name) throws IOException {
        try {
            parts.settings.alterDynamic(Map.of("data.path", name));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// By the path's name; paths that no connection has opened yet are missing. What leaves by TLS counts
    /// as `tls`.
    public Map<String, PathCounters.Snapshot> pathCounters() {
        return parts.paths.snapshot();
    }

    public ServerCounters.Snapshot serverCounters() {
        return parts.server.counters().snapshot();
    }

    /// The threads that serve clients, `broker-io-N`: their CPU time is what serving costs. Not to be
    /// interrupted.
    public List<Thread> ioThreads() {
        return parts.server.ioThreads();
    }

    /// Lets responses on their way finish for at most two seconds, closes all connections, flushes the log and
    /// marks it clean. Later calls do nothing.
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            parts.close();
            LOG.info("stopped, and the log is marked clean: address={}", address);
        }
    }
}
