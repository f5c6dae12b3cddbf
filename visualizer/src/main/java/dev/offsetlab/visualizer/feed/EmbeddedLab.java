package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadProcess;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lab's own broker in this JVM: started, looked at, asked, stopped.
///
/// Every call returns at once. What touches the broker or its files runs on the thread `lab-broker`, one after the
/// other, and is never interrupted: an interrupt would close segment files for everybody.
public final class EmbeddedLab implements LabSource {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLab.class);
    private static final long STOP_MS = 15_000;

    private final BrokerConfig config;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lab-broker").factory());
    private volatile BrokerView view = new BrokerView(BrokerView.State.STARTING, "", "starting");
    private volatile @Nullable Broker broker;
    private volatile @Nullable LoadProcess load;
    private volatile LoadPlan plan = LoadPlan.NONE;

    public EmbeddedLab(BrokerConfig config) {
        this.config = config;
    }

    /// Something to be done with the running broker.
    @FunctionalInterface
    public interface BrokerWork<T> {
        T on(Broker broker) throws Exception;
    }

    /// Starts the broker; where that fails the samples say why. May be called again after a failure.
    public void start() {
        thread.execute(this::open);
    }

    private void open() {
        if (broker != null) {
            return;
        }
        view = new BrokerView(BrokerView.State.STARTING, "", "starting");
        try {
            Broker started = Broker.start(config);
            broker = started;
            String address =
                    started.address().getHostString() + ":" + started.address().getPort();
            LoadProcess loading = new LoadProcess(address);
            loading.use(plan);
            load = loading;
            view = new BrokerView(BrokerView.State.RUNNING, address, "in this window, data in " + config.dataFolder());
        } catch (IOException failure) {
            view = new BrokerView(BrokerView.State.FAILED, "", String.valueOf(failure.getMessage()));
        }
    }

    /// Runs `work` on the lab's thread. Fails with [IllegalStateException] while no broker runs.
    public <T> CompletableFuture<T> ask(BrokerWork<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        thread.execute(() -> {
            Broker running = broker;
            if (running == null) {
                answer.completeExceptionally(new IllegalStateException("the broker does not run"));
                return;
            }
            try {
                answer.complete(work.on(running));
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    /// All the traffic that is wanted from now on; what differs is started and stopped. Kept over restarts of the
    /// broker.
    public void load(LoadPlan wanted) {
        plan = wanted;
        LoadProcess loading = load;
        if (loading != null) {
            loading.use(wanted);
        }
    }

    /// The live switch. Fails with one clear line where there is no such path here.
    public CompletableFuture<String> usePath(String name) {
        return ask(running -> {
            running.usePath(name);
            return name;
        });
    }

    /// The copying paths' buffer, for connections and transfers from now on.
    public CompletableFuture<Integer> useBufferBytes(int bytes) {
        return ask(running -> {
            running.settings().alterDynamic(Map.of("data.path.buffer.bytes", Integer.toString(bytes)));
            return bytes;
        });
    }

    @Override
    public LabSample sample() {
        Broker running = broker;
        LoadProcess loading = load;
        return running == null
                ? LabSample.none(view)
                : BrokerLook.at(running, view, loading == null ? Optional.empty() : loading.report());
    }

    @Override
    public void close() {
        thread.execute(this::stop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the broker did not stop in {} ms", STOP_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        LoadProcess loading = load;
        load = null;
        if (loading != null) {
            loading.close();
        }
        Broker running = broker;
        broker = null;
        view = new BrokerView(BrokerView.State.STOPPED, "", "stopped");
        if (running != null) {
            try {
                running.close();
            } catch (IOException failure) {
                LOG.warn("the broker did not stop cleanly: {}", failure.getMessage());
            }
        }
    }
}
