package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.EngineView.ThreadsView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Samples of a broker that does what a test says: each call lets time go by and returns the totals at its end.
public final class RaceTape {
    private static final BrokerView BROKER = new BrokerView(BrokerView.State.RUNNING, "127.0.0.1:9092", "of a test");

    private final Map<String, PathCounters.Snapshot> paths = new LinkedHashMap<>();
    private ThreadsView threads = new ThreadsView(0, 0, 0, 0, 0);
    private long atNs = 1_000_000_000L;
    private Instant at = Instant.parse("2026-01-01T00:00:00Z");
    private String path = "heap";
    private int bufferBytes;

    /// What a path does with each MB.
    ///
    /// @param cpuMsPerGb of which a tenth is in user mode
    public record Cost(double cpuMsPerGb, long callsPerMb, long userBytesPerByte, long allocatedPerMb) {}

    public RaceTape use(String wanted) {
        path = wanted;
        return this;
    }

    public RaceTape useBufferBytes(int bytes) {
        bufferBytes = bytes;
        return this;
    }

    /// Everything counted begins at zero again.
    public RaceTape restart() {
        paths.clear();
        threads = new ThreadsView(0, 0, 0, 0, 0);
        return this;
    }

    /// The machine sleeps: only the time of day goes on.
    public RaceTape sleep(double seconds) {
        at = at.plusMillis(Math.round(seconds * 1000));
        return this;
    }

    /// The path in force sends so many MB in these seconds.
    public LabSample run(double seconds, double megabytes, Cost cost) {
        send(path, megabytes, cost);
        pass(seconds);
        return sample();
    }

    /// Another path sends too, before the next [#run].
    public RaceTape send(String by, double megabytes, Cost cost) {
        PathCounters.Snapshot before = paths.getOrDefault(by, PathCounters.Snapshot.ZERO);
        long bytes = Math.round(megabytes * 1e6);
        paths.put(
                by,
                new PathCounters.Snapshot(
                        before.systemCalls() + Math.round(cost.callsPerMb() * megabytes),
                        0,
                        0,
                        before.sentBytes() + bytes,
                        before.userBytes() + bytes * cost.userBytesPerByte()));
        long cpuNs = Math.round(cost.cpuMsPerGb() * megabytes * 1e3);
        threads = new ThreadsView(
                threads.cpuNs() + cpuNs,
                threads.userNs() + cpuNs / 10,
                threads.systemNs() + cpuNs - cpuNs / 10,
                threads.allocatedBytes() + Math.round(cost.allocatedPerMb() * megabytes),
                threads.switches() + 20);
        return this;
    }

    public RaceTape pass(double seconds) {
        atNs += Math.round(seconds * 1e9);
        at = at.plusNanos(Math.round(seconds * 1e9));
        return this;
    }

    public LabSample sample() {
        return new LabSample(
                atNs,
                at,
                BROKER,
                Optional.of(new EngineView(
                        path,
                        bufferBytes,
                        new ServerCounters.Snapshot(0, 0, 0, 0, 0, 0),
                        new LinkedHashMap<>(paths),
                        threads)),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
