package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.load.LoadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lab's own broker in this JVM: started, looked at, asked, stopped.
///
/// Every call but [#close] returns at once. What touches the broker or its files runs on the thread
/// `lab-broker`, one after the other, and is never interrupted: an interrupt would close segment files for
/// everybody.
public final class EmbeddedLab implements LabSource {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLab.class);
    private static final long STOP_MS = 30_000;
    /// Kafka's name for the file that a clean stop leaves.
    private static final String CLEAN_STOP = ".kafka_cleanshutdown";
    private static final BrokerView STARTING = new BrokerView(BrokerView.State.STARTING, "", "starting");

    private final BrokerConfig config;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lab-broker").factory());
    private volatile BrokerView view = STARTING;
    private final AtomicReference<@Nullable RunningBroker> running = new AtomicReference<>();
    private final OwnCode ownCode;
    private volatile LoadPlan plan = LoadPlan.NONE;
    private volatile boolean keepCold;
    private final AtomicInteger fetchWatchers = new AtomicInteger();

    public EmbeddedLab(BrokerConfig config) {
        this(config, ServedParts.NONE);
    }

    /// @param served a student's code, on which its brokers run at first
    public EmbeddedLab(BrokerConfig config, ServedParts served) {
        this.config = config;
        this.ownCode = new OwnCode(served);
    }

    /// Something to be done with the running broker.
    @FunctionalInterface
    public interface BrokerWork<T> {
        T on(Broker broker) throws Exception;
    }

    /// Starts the broker; where that fails the samples say why and the way out.
    public void start() {
        later(this::open);
    }

    /// Stops it where it runs and starts it again, with the load that is wanted: the way on after a failure.
    public void restart() {
        later(() -> {
            view = STARTING;
            shut();
            open();
        });
    }

    /// The same, but nothing tells the new one that the last stop was clean: it looks through its logs as after a
    /// crash. What is in them stays.
    public CompletableFuture<BrokerView> restartAsAfterCrash() {
        return onThread(() -> {
            view = STARTING;
            shut();
            Files.deleteIfExists(config.dataFolder().resolve(CLEAN_STOP));
            open();
            return view;
        });
    }

    private void open() {
        if (running.get() != null) {
            return;
        }
        view = STARTING;
        try {
            RunningBroker started = RunningBroker.start(config, ownCode.now());
            running.set(started);
            view = new BrokerView(
                    BrokerView.State.RUNNING, started.address(), "in this window, data in " + config.dataFolder());
            tellWishes();
        } catch (IOException | RuntimeException failure) {
            LOG.debug("the broker did not start", failure);
            view = new BrokerView(BrokerView.State.FAILED, "", StartFailure.line(failure, config));
        }
    }

    /// What is wanted of a broker outlives its restarts. Whoever wishes writes the wish down before telling,
    /// so that a broker that is just starting hears of it too.
    private void tellWishes() {
        RunningBroker now = running.get();
        if (now != null) {
            now.load().use(plan);
            now.cold().keep(keepCold);
            now.fetches().watch(fetchWatchers.get() > 0);
        }
    }

    /// The broker that runs now, for lessons' cells. It stays this lab's own.
    ///
    /// @throws IllegalStateException none runs
    public Broker broker() {
        RunningBroker now = running.get();
        if (now == null) {
            throw new IllegalStateException("the broker does not run: " + view.detail());
        }
        return now.broker();
    }

    /// Runs `work` on the lab's thread. Fails with [IllegalStateException] while no broker runs.
    public <T> CompletableFuture<T> ask(BrokerWork<T> work) {
        return onThread(() -> work.on(mustRun().broker()));
    }

    private RunningBroker mustRun() {
        RunningBroker now = running.get();
        if (now == null) {
            throw new IllegalStateException("the broker does not run");
        }
        return now;
    }

    private <T> CompletableFuture<T> onThread(Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean accepted = later(() -> {
            try {
                answer.complete(work.call());
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        });
        if (!accepted) {
            answer.completeExceptionally(new IllegalStateException("the lab is closed"));
        }
        return answer;
    }

    private boolean later(Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException closed) {
            LOG.debug("the lab is closed", closed);
            return false;
        }
    }

    /// All the traffic that is wanted from now on: what differs is started and stopped.
    public void load(LoadPlan wanted) {
        plan = wanted;
        tellWishes();
    }

    /// Evicts the topic of the race again and again, until it is told not to. Samples say how cold it is.
    public void keepCold(boolean on) {
        keepCold = on;
        tellWishes();
    }

    /// Samples tell where each client reads, until this is closed; whoever else watches goes on.
    public FetchesWatched watchFetches() {
        fetchWatchers.incrementAndGet();
        tellWishes();
        return new FetchesWatched(this);
    }

    /// A wish to see where clients read. Closed twice it counts once.
    public static final class FetchesWatched implements AutoCloseable {
        private final EmbeddedLab lab;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private FetchesWatched(EmbeddedLab lab) {
            this.lab = lab;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                lab.fetchWatchers.decrementAndGet();
                lab.tellWishes();
            }
        }
    }

    /// The live switch. Fails with one clear line where there is no such path here.
    public CompletableFuture<String> usePath(String name) {
        return ask(broker -> {
            broker.usePath(name);
            return name;
        });
    }

    /// The copying paths' buffer, for connections and transfers from now on.
    public CompletableFuture<Integer> useBufferBytes(int bytes) {
        return ask(broker -> {
            broker.settings().alterDynamic(Map.of("data.path.buffer.bytes", Integer.toString(bytes)));
            return bytes;
        });
    }

    /// What of the broker is a student's code now.
    public ServedParts served() {
        return ownCode.now();
    }

    /// Takes a student's code in while clients write and read: for this broker and those after a restart. A data path
    /// is in force from then on.
    public CompletableFuture<ServedParts> serve(Served one) {
        return onThread(() -> ownCode.take(one, mustRun()));
    }

    /// The lab's own code again in place of what serves this exercise. A broker that did not start on the student's is
    /// started without it.
    public CompletableFuture<ServedParts> takeBack(Exercise exercise) {
        return onThread(() -> {
            RunningBroker now = running.get();
            if (now != null) {
                return ownCode.giveBack(exercise, now);
            }
            ServedParts left = ownCode.giveBack(exercise);
            open();
            return left;
        });
    }

    @Override
    public LabSample sample() {
        RunningBroker now = running.get();
        if (now == null) {
            return LabSample.none(view);
        }
        if (now.folderIsGone()) {
            lose(now);
            return LabSample.none(view);
        }
        try {
            return BrokerLook.at(now, now.diskIsFull() ? full(now) : view);
        } catch (RuntimeException failure) {
            LOG.debug("a look at the broker failed", failure);
            return LabSample.none(new BrokerView(
                    BrokerView.State.UNREACHABLE, now.address(), "cannot be looked at: " + failure.getMessage()));
        }
    }

    private BrokerView full(RunningBroker now) {
        return new BrokerView(
                BrokerView.State.FULL,
                now.address(),
                "the disk is full: " + config.dataFolder() + "; what is there can still be read. Make room there and it"
                        + " goes on by itself, or start the lab with another folder: --data DIR");
    }

    /// Without its folder the broker can keep nothing: it is stopped, and said once.
    private void lose(RunningBroker lost) {
        if (!running.compareAndSet(lost, null)) {
            return;
        }
        view = new BrokerView(
                BrokerView.State.FAILED,
                "",
                "the data folder is gone: " + config.dataFolder() + "; restart begins with an empty one");
        later(() -> shut(lost));
    }

    @Override
    public void close() {
        later(() -> {
            view = new BrokerView(BrokerView.State.STOPPED, "", "stopped");
            shut();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the broker did not stop in {} ms", STOP_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void shut() {
        RunningBroker now = running.getAndSet(null);
        if (now != null) {
            shut(now);
        }
    }

    private static void shut(RunningBroker broker) {
        try {
            broker.close();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("the broker did not stop cleanly: {}", failure.getMessage());
        }
    }
}
