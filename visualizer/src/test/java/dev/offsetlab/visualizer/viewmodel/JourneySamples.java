package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A broker's totals as a feed would tell them, tick by tick.
public final class JourneySamples {
    private static final long TICK_NS = 100_000_000;
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Map<String, PathCounters.Snapshot> paths = new HashMap<>();
    private final Consumer<LabSample> sink;
    private long ticks;
    private long cpuNs;
    private int bufferBytes;
    private String path;

    public JourneySamples(String path, Consumer<LabSample> sink) {
        this.path = path;
        this.sink = sink;
    }

    public JourneySamples use(String other) {
        path = other;
        return this;
    }

    public JourneySamples buffer(int bytes) {
        bufferBytes = bytes;
        return this;
    }

    /// A broker that began anew.
    public JourneySamples restart() {
        paths.clear();
        cpuNs = 0;
        return this;
    }

    /// So many ticks of 100 ms, in each of which the path in force did this.
    public JourneySamples run(int count, long sentBytes, long systemCalls, long userBytes) {
        for (int i = 0; i < count; i++) {
            add(path, sentBytes, systemCalls, userBytes);
            tick();
        }
        return this;
    }

    /// What another path did beside it, before the next tick.
    public JourneySamples add(String name, long sentBytes, long systemCalls, long userBytes) {
        PathCounters.Snapshot before = paths.getOrDefault(name, PathCounters.Snapshot.ZERO);
        paths.put(
                name,
                new PathCounters.Snapshot(
                        before.systemCalls() + systemCalls,
                        0,
                        0,
                        before.sentBytes() + sentBytes,
                        before.userBytes() + userBytes));
        return this;
    }

    private void tick() {
        ticks++;
        cpuNs += TICK_NS / 2;
        sink.accept(new LabSample(
                ticks * TICK_NS,
                START.plusNanos(ticks * TICK_NS),
                new BrokerView(BrokerView.State.RUNNING, "127.0.0.1:9092", "test"),
                Optional.of(new EngineView(
                        path,
                        bufferBytes,
                        new ServerCounters.Snapshot(0, 0, 0, 0, 0, 0),
                        Map.copyOf(paths),
                        new EngineView.ThreadsView(cpuNs, 0, 0, 0, 0))),
                Optional.empty(),
                List.of(),
                List.of()));
    }
}
