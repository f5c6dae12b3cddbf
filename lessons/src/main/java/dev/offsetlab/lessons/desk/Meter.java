package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.server.tls.TlsAccess;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Raw readers on a topic, and the counters of the broker before and after. On the desk's threads.
final class Meter implements AutoCloseable {
    static final int FETCH_BYTES = 1 << 20;
    static final int READERS = 4;
    static final double SECONDS = 2;

    private static final long WARM_UP_MS = 300;
    /// TLS runs a hundred times slower until the JVM has compiled its arithmetic: so many bytes, or so long.
    private static final long TLS_WARM_UP_BYTES = 200_000_000;

    private static final long TLS_WARM_UP_NS = 5_000_000_000L;
    /// Bytes that others may get meanwhile before it is said.
    private static final double OTHERS_SHARE = 0.02;

    private final Engine engine;
    private final Broker broker;
    private final Pace pace;
    private final FetchPlan plan;
    private final int readerCount;
    private final Readers readers;
    private @Nullable Readers tlsReaders;
    private final IoThreadWatch threads;
    private final Job job;

    private Meter(Engine engine, Pace pace, FetchPlan plan, int readerCount, Readers readers, Job job) {
        this.engine = engine;
        this.broker = engine.broker();
        this.pace = pace;
        this.plan = plan;
        this.readerCount = readerCount;
        this.readers = readers;
        this.threads = new IoThreadWatch(broker);
        this.job = job;
        job.endsBy(this::stop);
    }

    /// Connects the readers; the topic is read once where its fetches are not known yet, so that it is in
    /// memory.
    static Meter open(Engine engine, Plans plans, Pace pace, Place place, int fetchBytes, int readerCount, Job job)
            throws IOException {
        TopicWork.check("readers", readerCount, 1, 64);
        TopicWork.check("fetchBytes", fetchBytes, 1, 16 << 20);
        FetchPlan plan = plans.of(engine, place, fetchBytes, job);
        int crew = Math.min(readerCount, plan.steps().size());
        return new Meter(engine, pace, plan, crew, Readers.open(plan, crew, ReadMode.DISCARD), job);
    }

    /// Runs the readers for `durationMs`, or the pace's share of it, by the broker's path of that name, and puts the
    /// path back that was in force.
    ///
    /// @param path or [PathNames#TLS]: then the readers are others, and the broker's path stays
    Measured measure(String path, long durationMs) throws IOException, InterruptedException {
        if (path.equals(PathNames.TLS)) {
            Readers crew = tlsReaders();
            warmUp(crew, Math.round(TLS_WARM_UP_BYTES * pace.share()));
            return measured(crew, path, durationMs);
        }
        String before = broker.settings().stringValue("data.path");
        broker.usePath(path);
        try {
            warmUp(readers, 0);
            return measured(readers, path, durationMs);
        } finally {
            broker.usePath(before);
        }
    }

    /// Connected when they are first wanted: a handshake takes some milliseconds of both sides.
    private synchronized Readers tlsReaders() throws IOException {
        Readers there = tlsReaders;
        if (there == null) {
            TlsAccess access = broker.openTls();
            there = Readers.openTls(plan, readerCount, access.address(), access.clientConfigs());
            tlsReaders = there;
        }
        return there;
    }

    private synchronized void stop() {
        readers.stop();
        if (tlsReaders != null) {
            tlsReaders.stop();
        }
    }

    private void warmUp(Readers crew, long atLeastBytes) throws IOException, InterruptedException {
        long untilNs = System.nanoTime() + TLS_WARM_UP_NS;
        long bytes = 0;
        do {
            job.check();
            bytes += crew.run(pace.ms(WARM_UP_MS)).bytes();
        } while (bytes < atLeastBytes && System.nanoTime() < untilNs);
        job.check();
    }

    private Measured measured(Readers crew, String path, long durationMs) throws IOException, InterruptedException {
        Counters countsBefore = engine.counters();
        Measured.IoThreads threadsBefore = threads.now();
        Readers.Totals totals = crew.run(pace.ms(durationMs));
        job.check();
        Measured.IoThreads used = threads.now().minus(threadsBefore);
        Counters counts = engine.counters().minus(countsBefore);
        return new Measured(
                plan.topic(),
                path,
                readerCount,
                totals.bytes(),
                totals.fetches(),
                totals.wallNs(),
                used,
                counts.of(path),
                notes(path, counts, totals.bytes()));
    }

    private static List<String> notes(String path, Counters counts, long bytes) {
        List<String> notes = new ArrayList<>();
        long all = counts.paths().values().stream()
                .mapToLong(PathCounters.Snapshot::sentBytes)
                .sum();
        if (counts.of(path).sentBytes() < bytes * (1 - OTHERS_SHARE)) {
            notes.add("the bytes did not go by " + path
                    + ": the topic or the client has a data.path of its own, which wins");
        }
        if (all > bytes * (1 + OTHERS_SHARE)) {
            notes.add("other clients read " + Text.bytes(all - bytes)
                    + " meanwhile, and their cost is in these figures: stop the load and measure again");
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        job.endsByItself();
        if (tlsReaders != null) {
            tlsReaders.close();
        }
        readers.close();
    }
}
