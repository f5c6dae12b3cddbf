package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.os.ThreadWatch;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.load.LoadProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of the lab's broker, from start to stop, and what goes with it: its load, its watches.
final class RunningBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningBroker.class);
    private static final String THREADS = "broker-";
    private static final String LOCK = ".lock";
    /// With less the next batch may not fit.
    private static final long LEAST_DISK_BYTES = 1 << 20;
    private static final long DISK_LOOK_NS = TimeUnit.SECONDS.toNanos(1);

    private final Broker broker;
    private final Path lock;
    private final LoadProcess load;
    private final ThreadWatch threads = new ThreadWatch(THREADS);
    private final FetchWatch fetches;
    private final ColdKeeper cold;
    private long diskSeenNs = System.nanoTime() - DISK_LOOK_NS;
    private boolean diskFull;

    private RunningBroker(Broker broker, Path folder, ServedParts served) {
        this.broker = broker;
        this.lock = folder.resolve(LOCK);
        this.load = new LoadProcess(address(), served.forConsumers());
        this.fetches = new FetchWatch(broker.observation());
        this.cold = new ColdKeeper(broker, RaceLoad.TOPIC);
    }

    /// @throws IOException where the broker does not start
    static RunningBroker start(BrokerConfig config, ServedParts served) throws IOException {
        return new RunningBroker(served.start(config), config.dataFolder(), served);
    }

    Broker broker() {
        return broker;
    }

    /// `host:port`.
    String address() {
        return broker.address().getHostString() + ":" + broker.address().getPort();
    }

    LoadProcess load() {
        return load;
    }

    ThreadWatch threads() {
        return threads;
    }

    FetchWatch fetches() {
        return fetches;
    }

    ColdKeeper cold() {
        return cold;
    }

    /// Somebody removed the data folder under the broker.
    boolean folderIsGone() {
        return Files.notExists(lock);
    }

    /// The disk takes no further batch. Looked at once a second; one thread asks.
    boolean diskIsFull() {
        long nowNs = System.nanoTime();
        if (nowNs - diskSeenNs >= DISK_LOOK_NS) {
            diskSeenNs = nowNs;
            diskFull = usableBytes() < LEAST_DISK_BYTES;
        }
        return diskFull;
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(lock).getUsableSpace();
        } catch (IOException unknown) {
            LOG.debug("how full the disk is cannot be told", unknown);
            return Long.MAX_VALUE;
        }
    }

    /// Clients first, the files last.
    @Override
    public void close() throws IOException {
        load.close();
        fetches.watch(false);
        cold.close();
        broker.close();
    }
}
