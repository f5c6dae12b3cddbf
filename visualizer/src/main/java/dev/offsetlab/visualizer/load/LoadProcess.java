package dev.offsetlab.visualizer.load;

import dev.offsetlab.visualizer.child.LabJvm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The load of the lab, in a JVM of its own that is started with the first plan and goes with [#close].
///
/// A child that died is said in the report's `problem` and started again with the next plan. Every call but [#close]
/// returns at once; any thread may call.
public final class LoadProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoadProcess.class);
    private static final long STOP_MS = 20_000;
    private static final LoadReport NOTHING = new LoadReport(0, "idle", 1, 0, 0, 0, 0, List.of(), List.of(), "");

    private final String bootstrap;
    /// For the next child; used on the load's thread.
    private List<String> with;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lab-load").factory());
    private volatile LoadPlan wanted = LoadPlan.NONE;
    private volatile @Nullable LoadChild child;
    private LoadReport before = NOTHING;
    private @Nullable LoadReport newest;
    private int children;

    /// @param bootstrap `host:port` of the broker
    public LoadProcess(String bootstrap) {
        this(bootstrap, List.of());
    }

    /// @param with names of the exercises whose code its consumers run on, as in `ex14`
    public LoadProcess(String bootstrap, List<String> with) {
        this.bootstrap = bootstrap;
        this.with = with;
    }

    /// Lets its consumers run on the code of these exercises as it is saved now: a child that lives is started again.
    public void serve(List<String> names) {
        later(() -> {
            with = names;
            LoadChild now = child;
            if (now != null) {
                now.close();
            }
            send();
        });
    }

    /// All the traffic that is wanted from now on. Does nothing after [#close].
    public void use(LoadPlan plan) {
        wanted = plan;
        later(this::send);
    }

    private void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the load is closed", closed);
        }
    }

    /// The newest report; totals go on over a child's death. Empty before the first.
    public synchronized Optional<LoadReport> report() {
        return Optional.ofNullable(newest);
    }

    /// Of the child, while there is one.
    public OptionalLong pid() {
        LoadChild now = child;
        return now != null && now.lives() ? OptionalLong.of(now.pid()) : OptionalLong.empty();
    }

    private void send() {
        try {
            if (!told(wanted) && !wanted.equals(LoadPlan.NONE)) {
                start().use(wanted);
            }
        } catch (IOException failure) {
            ended("cannot be started: " + Failure.line(failure), children());
        }
    }

    /// Whether a child lives that has taken the plan.
    private boolean told(LoadPlan plan) {
        LoadChild now = child;
        if (now == null || !now.lives()) {
            return false;
        }
        try {
            now.use(plan);
            return true;
        } catch (IOException broken) {
            LOG.debug("the load died", broken);
            now.close();
            return false;
        }
    }

    private LoadChild start() throws IOException {
        int number = next();
        LoadChild started = new LoadChild(
                LabJvm.load(Stream.concat(
                                Stream.of("--bootstrap", bootstrap),
                                with.stream().flatMap(name -> Stream.of("--with", name)))
                        .toList()),
                report -> heard(report, number),
                words -> ended("ended (" + words + ")", number));
        child = started;
        return started;
    }

    private synchronized int next() {
        before = newest == null ? NOTHING : newest;
        return ++children;
    }

    private synchronized int children() {
        return children;
    }

    private synchronized void heard(LoadReport report, int number) {
        if (number == children) {
            newest = new LoadReport(
                    report.pid(),
                    report.state(),
                    report.progress(),
                    report.readers(),
                    before.readBytes() + report.readBytes(),
                    before.fetches() + report.fetches(),
                    before.producedRecords() + report.producedRecords(),
                    report.readerPositions(),
                    report.members(),
                    report.problem());
        }
    }

    private synchronized void ended(String how, int number) {
        if (number == children) {
            LoadReport last = newest == null ? NOTHING : newest;
            newest = new LoadReport(
                    last.pid(),
                    "ended",
                    1,
                    0,
                    last.readBytes(),
                    last.fetches(),
                    last.producedRecords(),
                    List.of(),
                    List.of(),
                    "the load " + how + "; change it or switch it off and on to start it again");
        }
    }

    /// Returns when the child is gone.
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> {
            LoadChild now = child;
            if (now != null) {
                now.close();
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the load did not end in {} ms", STOP_MS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
