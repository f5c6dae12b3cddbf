package dev.offsetlab.engine;

import dev.offsetlab.engine.group.GroupSnapshot;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.server.tls.TlsAccess;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
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
        return start(config, LogParts.ENGINE);
    }

    /// The same with parts of the log that may be somebody else's: see [#useParts].
    public static Broker start(BrokerConfig config, LogParts logParts) throws IOException {
        config.listenAddress();
        BrokerParts parts = BrokerParts.open(config, logParts);
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

    /// Exchanges parts of the log while clients write and read; they hold until the broker is closed.
    ///
    /// ```
    ///   broker.useParts(LogParts.ENGINE.with(new MyStamping()));
    ///   broker.useParts(LogParts.ENGINE);                           // back to the engine's own
    /// ```
    ///
    /// A part that throws or answers wrongly fails the request that needed it: UNKNOWN_SERVER_ERROR for the client,
    /// one line in the broker's log. Topics of the broker itself keep the engine's parts.
    public void useParts(LogParts logParts) {
        parts.logs.useParts(logParts);
    }

    public LogParts logParts() {
        return parts.logs.parts();
    }

    /// Adds a data path, also one of another class loader: from now on its name is a value of `data.path`, in every
    /// broker of this JVM. Added again under the same name, it takes the place of the one before with the next
    /// bytes that are sent.
    ///
    /// @throws IllegalArgumentException with one clear line: the name is bad or taken, or the provider fails
    public void addPath(DataPathProvider provider) throws IOException {
        DataPaths.add(provider);
        parts.settings.reread();
    }

    /// Takes an added path away; where it is in force, the next one behind it is: a setting less special, or the
    /// default.
    public void removePath(String name) throws IOException {
        DataPaths.remove(name);
        parts.settings.reread();
    }

    /// Lets fetches that find too little wait with `parking`, from the next one on; null: with the broker's own. Those
    /// that wait already stay where they are.
    public void parkFetches(@Nullable FetchParking parking) {
        parts.data.parkFetches(parking);
    }

    /// By the path's name; paths that no connection has opened yet are missing. What leaves by TLS counts
    /// as `tls`.
    public Map<String, PathCounters.Snapshot> pathCounters() {
        return parts.paths.snapshot();
    }

    /// Waits until each I/O thread has ended the turn that it is in: then all bytes that clients have got by now are
    /// counted. Bytes leave first and are counted after that, so that a client may have them a moment earlier.
    ///
    /// ```
    ///   client      ...... has the answer ── awaitTurns() ────────────────▶ pathCounters(): counted
    ///   I/O thread  send ──────────────────── count ── end of the turn ──▲
    /// ```
    public void awaitTurns() throws InterruptedException {
        parts.server.awaitTurns();
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
