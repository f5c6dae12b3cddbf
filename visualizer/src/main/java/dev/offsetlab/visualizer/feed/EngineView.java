package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.transfer.PathCounters;
import java.util.Map;

/// What only our own engine tells: running totals since it started.
///
/// @param path         the data path in force for the broker
/// @param bufferBytes  of the paths that copy (`data.path.buffer.bytes`); 0 for each path's own default
/// @param paths        by path; those that no connection has opened yet are missing
public record EngineView(
        String path,
        int bufferBytes,
        ServerCounters.Snapshot server,
        Map<String, PathCounters.Snapshot> paths,
        ThreadsView threads) {

    /// The broker's own threads (`broker-*`), together. The window's are not among them.
    ///
    /// @param cpuNs    exact to a scheduler tick
    /// @param userNs   in ticks of 10 ms: split over a second or more
    /// @param switches context switches, voluntary and not; 0 where the system does not tell
    public record ThreadsView(long cpuNs, long userNs, long systemNs, long allocatedBytes, long switches) {}

    public PathCounters.Snapshot inForce() {
        return paths.getOrDefault(path, PathCounters.Snapshot.ZERO);
    }
}
