package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The raw readers of topic `orders` and the log they read.
///
/// ```
///   use(load)  -- number of readers: at once, the others go on --> RaceReader, RaceReader ...
///              -- sizes: thread race-log fills, surveys --> Course, which the readers follow
/// ```
///
/// One thread calls [#use]; any may ask for reports.
final class RaceTraffic implements AutoCloseable {
    private static final int MOST_READERS = 64;
    private static final int LARGEST_BATCH_BYTES = 1_000_000;
    private static final int LARGEST_FETCH_BYTES = 16 << 20;
    private static final long LARGEST_LOG_BYTES = 64L << 30;
    /// Sizes that are still being dragged are not worth a log.
    private static final long SETTLE_MS = 250;

    private static final long RETRY_MS = 1_000;
    private static final long STOP_MS = 2_000;

    private final OrdersLog log;
    private final Bell bell = new Bell();
    private final RaceReader.Totals totals = new RaceReader.Totals();
    private final List<RaceReader> readers = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("race-log").factory());
    private volatile RaceLoad wanted = RaceLoad.NONE;
    private volatile @Nullable Course course;
    private volatile @Nullable Course doubted;
    private volatile boolean filling;
    private volatile double progress = 1;
    private volatile String problem = "";
    private @Nullable RaceLoad made;

    RaceTraffic(String bootstrap, InetSocketAddress address) {
        this.log = new OrdersLog(bootstrap, address);
    }

    void use(RaceLoad asked) {
        RaceLoad load = bounded(asked);
        wanted = load;
        employ(load.readers());
        var _ = thread.schedule(this::makeTrue, course == null ? 0 : SETTLE_MS, TimeUnit.MILLISECONDS);
    }

    private static RaceLoad bounded(RaceLoad load) {
        return new RaceLoad(
                Math.clamp(load.readers(), 0, MOST_READERS),
                load.mode(),
                Math.clamp(load.recordBytes(), 1, LARGEST_BATCH_BYTES),
                Math.clamp(load.batchBytes(), 1, LARGEST_BATCH_BYTES),
                Math.clamp(load.fetchBytes(), 1, LARGEST_FETCH_BYTES),
                Math.clamp(load.topicBytes(), 1, LARGEST_LOG_BYTES));
    }

    /// The last hired leave first.
    private synchronized void employ(int count) {
        while (readers.size() > count) {
            readers.removeLast().close();
        }
        while (readers.size() < count) {
            readers.add(new RaceReader(readers.size() + 1, () -> course, bell, totals, this::doubt));
        }
    }

    private void doubt(Course broken) {
        doubted = broken;
        if (!thread.isShutdown()) {
            thread.execute(this::makeTrue);
        }
    }

    private void makeTrue() {
        RaceLoad load = wanted;
        Course now = course;
        if (load.readers() == 0) {
            problem = "";
            return;
        }
        if (now != null && now != doubted && load.withReaders(0).equals(made)) {
            return;
        }
        try {
            make(load);
            problem = "";
        } catch (CancellationException changed) {
            progress = 1;
        } catch (IOException | RuntimeException failure) {
            problem = Failure.line(failure);
            var _ = thread.schedule(this::makeTrue, RETRY_MS, TimeUnit.MILLISECONDS);
        } finally {
            filling = false;
        }
    }

    private void make(RaceLoad load) throws IOException {
        if (log.needsClearing(load)) {
            follow(null);
            log.clear();
        }
        OrdersLog.Part part = log.make(load, share -> filledTo(share, load));
        FetchPlan plan = log.survey(part, load);
        follow(new Course(plan, load.mode()));
        made = load.withReaders(0);
        if (part.oldBefore()) {
            log.deleteOld(part);
        }
    }

    private void filledTo(double share, RaceLoad load) {
        RaceLoad now = wanted;
        if (now.readers() == 0 || !OrdersLog.same(now, load)) {
            throw new CancellationException();
        }
        progress = Math.min(1, share);
        filling = true;
    }

    private void follow(@Nullable Course next) {
        course = next;
        bell.ring();
    }

    boolean filling() {
        return filling;
    }

    double progress() {
        return progress;
    }

    long readBytes() {
        return totals.bytes.sum();
    }

    long fetches() {
        return totals.fetches.sum();
    }

    synchronized int connected() {
        return (int) readers.stream().filter(RaceReader::connected).count();
    }

    synchronized List<ReaderPosition> positions() {
        return readers.stream()
                .map(RaceReader::position)
                .flatMap(Optional::stream)
                .toList();
    }

    /// One line each.
    synchronized List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.add(problem);
        readers.forEach(reader -> problems.add(reader.problem()));
        problems.removeIf(String::isEmpty);
        return problems;
    }

    @Override
    public void close() {
        wanted = RaceLoad.NONE;
        employ(0);
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_MS, TimeUnit.MILLISECONDS)) {
                problem = "the log's filling did not end in " + STOP_MS + " ms";
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
