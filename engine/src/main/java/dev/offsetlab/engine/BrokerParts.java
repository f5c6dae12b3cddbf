package dev.offsetlab.engine;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.ApiTable;
import dev.offsetlab.engine.server.BackgroundThread;
import dev.offsetlab.engine.server.PathBook;
import dev.offsetlab.engine.server.Server;
import dev.offsetlab.engine.server.ServerConfig;
import dev.offsetlab.engine.server.api.AdminHandlers;
import dev.offsetlab.engine.server.api.DataHandlers;
import dev.offsetlab.engine.server.api.GroupHandlers;
import dev.offsetlab.engine.server.tls.TlsAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/// What a broker is made of, put together in the order in which each part needs the one before. The wiring of the
/// whole engine is here and nowhere else.
final class BrokerParts {
    /// Memory for requests being read where `queued.max.request.bytes` sets no bound.
    private static final long QUEUED_REQUEST_BYTES = 64L << 20;
    private static final long MAX_STALL_MS = 5_000;

    final Observation observation = new Observation();
    final InstantSource clock = InstantSource.system();
    final Settings settings;
    final Server server;
    final LogDirectory logs;
    final Topics topics;
    final PathBook paths;
    final DataHandlers data;
    final GroupCoordinator groups;
    private final BrokerConfig config;
    private final BrokerIdentity identity;
    private final BackgroundThread background;
    private final Deque<AutoCloseable> opened;
    private volatile @Nullable TlsAccess tls;

    private BrokerParts(
            BrokerConfig config, LogParts logParts, BackgroundThread background, Deque<AutoCloseable> opened)
            throws IOException {
        this.config = config;
        this.background = background;
        this.opened = opened;
        settings = openSettings(config);
        server = opening(Server.bind(config.listenAddress(), serverConfig(settings)));
        @Nullable InetSocketAddress tlsAddress = bindTls(config);
        logs = opening(LogDirectory.open(config.dataFolder(), settings::topicLogConfig, logParts, clock, observation));
        topics = Topics.open(settings, logs, clock);
        paths = new PathBook(settings::dataPath, settings::pathBufferBytes, settings::pathBufferFresh, observation);
        data = new DataHandlers(topics, () -> settings.intValue("fetch.max.bytes"), observation);
        groups = opening(GroupCoordinator.open(topics, settings, GroupHandlers.alarms(server.timers()), clock));
        BackgroundThread admin = opening(new BackgroundThread("broker-admin"));
        TlsAccess.@Nullable Opened tlsOpened = tlsAddress == null ? null : openTls(tlsAddress);
        tls = tlsOpened == null ? null : tlsOpened.access();
        identity = identity(tls);
        List<ApiHandler<?>> others = new ArrayList<>(AdminHandlers.all(identity, settings, topics, logs, admin));
        others.addAll(GroupHandlers.all(groups, topics, identity, clock));
        server.serve(new ApiTable(data.with(others)), paths, tlsOpened == null ? null : tlsOpened.context());
        topics.onDelete(_ -> data.forgetDeleted());
        opened.remove(server);
        opened.addFirst(server); // from here on its threads work with everything else
        schedule();
    }

    /// Opens everything, on the background thread; what was opened is closed again where something fails.
    static BrokerParts open(BrokerConfig config, LogParts logParts) throws IOException {
        BackgroundThread background = new BackgroundThread("broker-background");
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return background.call(() -> new BrokerParts(config, logParts, background, opened));
        } catch (IOException | RuntimeException | Error e) {
            background.call(() -> closeAll(opened));
            background.close();
            throw e;
        }
    }

    private static Settings openSettings(BrokerConfig config) throws IOException {
        try {
            return Settings.open(config.dataFolder(), config.configs());
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ServerConfig serverConfig(Settings settings) {
        long queuedBytes = settings.longValue("queued.max.request.bytes");
        long maxIdleMs = settings.longValue("connections.max.idle.ms");
        return new ServerConfig(
                settings.intValue("num.network.threads"),
                settings.intValue("socket.request.max.bytes"),
                queuedBytes > 0 ? queuedBytes : QUEUED_REQUEST_BYTES,
                () -> settings.intValue("max.connections"),
                maxIdleMs < 0 ? Long.MAX_VALUE : maxIdleMs,
                MAX_STALL_MS,
                settings.intValue("socket.send.buffer.bytes"),
                settings.intValue("socket.receive.buffer.bytes"),
                settings.intValue("socket.listen.backlog.size"));
    }

    /// Before the log is opened, as the plain one; null where `ssl.port` is -1.
    private @Nullable InetSocketAddress bindTls(BrokerConfig config) throws IOException {
        int port = settings.intValue("ssl.port");
        return port < 0 ? null : server.bindTls(config.tlsAddress(port));
    }

    /// After the folder is ours: the certificate is kept there.
    private TlsAccess.Opened openTls(InetSocketAddress address) throws IOException {
        TlsAccess.Opened tlsOpened =
                TlsAccess.open(config.dataFolder(), address, config.advertisedTlsHost(), settings.valuesOf("ssl."));
        opened.addLast(tlsOpened.context()); // closed after the server, whose connections ask it
        return tlsOpened;
    }

    @Nullable
    TlsAccess tls() {
        return tls;
    }

    /// The TLS listener; opened now, on a free port, where there is none.
    TlsAccess tlsOpened() throws IOException {
        TlsAccess there = tls;
        return there == null ? background.call(this::openTlsLate) : there;
    }

    /// One at a time, for there is one background thread.
    private TlsAccess openTlsLate() throws IOException {
        TlsAccess there = tls;
        if (there != null) {
            return there;
        }
        TlsAccess.Opened late = openTls(server.bindTls(config.tlsAddress(0)));
        identity.add(tlsEndpoint(late.access()));
        server.serveTls(late.context());
        tls = late.access();
        return late.access();
    }

    private Endpoint tlsEndpoint(TlsAccess access) throws IOException {
        return BrokerIdentity.bound(
                SecurityProtocol.SSL,
                config.advertisedTlsHost(),
                access.address().getPort());
    }

    private BrokerIdentity identity(@Nullable TlsAccess access) throws IOException {
        List<Endpoint> bound = new ArrayList<>();
        bound.add(BrokerIdentity.bound(
                SecurityProtocol.PLAINTEXT,
                config.advertisedHost(),
                server.address().getPort()));
        if (access != null) {
            bound.add(tlsEndpoint(access));
        }
        return BrokerIdentity.of(logs.clusterId(), settings, bound);
    }

    private void schedule() {
        background.every(settings.longValue("log.retention.check.interval.ms"), "clean-up", logs::cleanUp);
        background.every(
                Math.max(1, settings.intValue("log.flush.offset.checkpoint.interval.ms")),
                "checkpoint",
                logs::checkpoint);
    }

    private <T extends AutoCloseable> T opening(T part) {
        opened.addFirst(part);
        return part;
    }

    /// Ends clients first, then flushes the log and marks it clean.
    void close() throws IOException {
        try {
            background.call(() -> closeAll(opened));
        } finally {
            background.close();
        }
    }

    /// Last opened, first closed.
    private static boolean closeAll(Deque<AutoCloseable> opened) throws Exception {
        Exception first = null;
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        opened.clear();
        if (first != null) {
            throw first;
        }
        return true;
    }
}
