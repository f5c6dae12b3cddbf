package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.util.Optional;

/// The running totals of one sample that rates are made of.
///
/// @param atNs          `System.nanoTime()`, which stands still while a laptop sleeps
/// @param wallMs        time of day, which does not
/// @param path          the path in force
/// @param inForceBytes  sent by that path alone
/// @param tlsBytes      sent to clients that came by TLS, whatever path is in force
/// @param sentBytes     of records, sent by all paths together, as calls and user bytes are
/// @param receivedBytes of requests
record RatesTotals(
        long atNs,
        long wallMs,
        String path,
        long inForceBytes,
        long tlsBytes,
        long sentBytes,
        long receivedBytes,
        long systemCalls,
        long userBytes,
        long cpuNs,
        long userNs,
        long systemNs,
        long allocatedBytes,
        long switches) {

    /// Empty where the sample has nothing of our own engine.
    static Optional<RatesTotals> of(LabSample sample) {
        return sample.engine().map(engine -> of(sample.atNs(), sample.at().toEpochMilli(), engine));
    }

    private static RatesTotals of(long atNs, long wallMs, EngineView engine) {
        long sentBytes = 0;
        long systemCalls = 0;
        long userBytes = 0;
        for (PathCounters.Snapshot path : engine.paths().values()) {
            sentBytes += path.sentBytes();
            systemCalls += path.systemCalls();
            userBytes += path.userBytes();
        }
        EngineView.ThreadsView threads = engine.threads();
        return new RatesTotals(
                atNs,
                wallMs,
                engine.path(),
                engine.inForce().sentBytes(),
                engine.paths()
                        .getOrDefault(DataPaths.TLS, PathCounters.Snapshot.ZERO)
                        .sentBytes(),
                sentBytes,
                engine.server().bytesIn(),
                systemCalls,
                userBytes,
                threads.cpuNs(),
                threads.userNs(),
                threads.systemNs(),
                threads.allocatedBytes(),
                threads.switches());
    }

    /// Totals only grow. One that is smaller comes from another broker, or from a thread that ended.
    boolean continues(RatesTotals earlier) {
        return atNs > earlier.atNs
                && sentBytes >= earlier.sentBytes
                && receivedBytes >= earlier.receivedBytes
                && systemCalls >= earlier.systemCalls
                && userBytes >= earlier.userBytes
                && cpuNs >= earlier.cpuNs
                && userNs >= earlier.userNs
                && systemNs >= earlier.systemNs
                && allocatedBytes >= earlier.allocatedBytes
                && switches >= earlier.switches;
    }

    /// How long ago `earlier` was, asleep or awake.
    double secondsSince(RatesTotals earlier) {
        double awake = (atNs - earlier.atNs) / 1e9;
        double wall = (wallMs - earlier.wallMs) / 1e3;
        // The time of day is trusted only where it tells of sleep: it also jumps when somebody sets the clock.
        return wall > awake + RaceHistory.GAP_SECONDS ? wall : Math.max(awake, 0);
    }

    Rates since(RatesTotals earlier) {
        return new Rates(
                (atNs - earlier.atNs) / 1e9,
                sentBytes - earlier.sentBytes,
                receivedBytes - earlier.receivedBytes,
                systemCalls - earlier.systemCalls,
                userBytes - earlier.userBytes,
                cpuNs - earlier.cpuNs,
                userNs - earlier.userNs,
                systemNs - earlier.systemNs,
                allocatedBytes - earlier.allocatedBytes,
                switches - earlier.switches);
    }

    /// The path by which nearly all left that was sent since `earlier`: the one in force, or `tls`. Empty where
    /// it was neither.
    String pathSince(RatesTotals earlier) {
        long sent = sentBytes - earlier.sentBytes;
        if (path.equals(earlier.path) && isNearlyAll(inForceBytes - earlier.inForceBytes, sent)) {
            return path;
        }
        return sent > 0 && isNearlyAll(tlsBytes - earlier.tlsBytes, sent) ? DataPaths.TLS : "";
    }

    private static boolean isNearlyAll(long part, long sent) {
        return sent - part <= sent / 50;
    }
}
