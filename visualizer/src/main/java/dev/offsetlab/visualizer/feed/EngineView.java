package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.server.ServerCounters;
import dev.offsetlab.engine.transfer.PathCounters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What only our own engine tells: running totals since it started.
///
/// @param path         the data path in force for the broker
/// @param bufferBytes  of the paths that copy (`data.path.buffer.bytes`); 0 for each path's own default
/// @param paths        by path; those that no connection has opened yet are missing
/// @param fetches      where each client last read; empty unless [EmbeddedLab#watchFetches] is on
/// @param cold         empty unless [EmbeddedLab#keepCold] is on
public record EngineView(
        String path,
        int bufferBytes,
        ServerCounters.Snapshot server,
        Map<String, PathCounters.Snapshot> paths,
        ThreadsView threads,
        List<FetchPosition> fetches,
        Optional<ColdView> cold) {

    /// Without what somebody must ask for.
    public EngineView(
            String path,
            int bufferBytes,
            ServerCounters.Snapshot server,
            Map<String, PathCounters.Snapshot> paths,
            ThreadsView threads) {
        this(path, bufferBytes, server, paths, threads, List.of(), Optional.empty());
    }

    /// The topic of the race while it is kept cold.
    ///
    /// @param rounds        evictions so far, one a second
    /// @param residentBytes what the last one found in the page cache: what was read since the one before it
    /// @param sizeBytes     of the topic
    /// @param problem       empty where all is well
    public record ColdView(long rounds, long residentBytes, long sizeBytes, String problem) {}

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
