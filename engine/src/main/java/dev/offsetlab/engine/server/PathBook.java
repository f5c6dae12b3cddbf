package dev.offsetlab.engine.server;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathContext;
import dev.offsetlab.engine.transfer.PathCounters;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// The data paths of the whole broker: which is in force, and what each has counted. Any thread may use it.
public final class PathBook {
    private final BinaryOperator<String> inForce;
    private final IntSupplier bufferBytes;
    private final BooleanSupplier freshBuffer;
    private final Observation observation;
    private final Map<String, PathCounters> counters = new ConcurrentHashMap<>();

    /// @param inForce     the path's name by client id and topic
    /// @param bufferBytes size of the copying paths' buffers, 0 for their own default
    public PathBook(BinaryOperator<String> inForce, IntSupplier bufferBytes, Observation observation) {
        this(inForce, bufferBytes, () -> false, observation);
    }

    /// @param freshBuffer `heap` takes a new buffer for each read
    public PathBook(
            BinaryOperator<String> inForce,
            IntSupplier bufferBytes,
            BooleanSupplier freshBuffer,
            Observation observation) {
        this.inForce = inForce;
        this.bufferBytes = bufferBytes;
        this.freshBuffer = freshBuffer;
        this.observation = observation;
    }

    String inForce(String clientId, String topic) {
        return inForce.apply(clientId, topic);
    }

    /// A path that was taken away a moment ago gives way to the default.
    DataPath open(String name) {
        DataPathProvider path;
        try {
            path = DataPaths.named(name);
        } catch (IllegalArgumentException gone) {
            path = DataPaths.named(DataPaths.DEFAULT);
        }
        return path.open(new PathContext(bufferBytes, freshBuffer, () -> 0, counters(name)));
    }

    PathCounters counters(String name) {
        return counters.computeIfAbsent(name, _ -> new PathCounters());
    }

    Observation observation() {
        return observation;
    }

    /// By the path's name; those that were never used are missing.
    public Map<String, PathCounters.Snapshot> snapshot() {
        Map<String, PathCounters.Snapshot> all = new TreeMap<>();
        counters.forEach((name, path) -> all.put(name, path.snapshot()));
        return all;
    }
}
