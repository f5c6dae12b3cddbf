package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.transfer.PathCounters;
import java.util.Map;
import java.util.TreeMap;

/// What each data path has done since the broker started, over all clients.
public record Counters(Map<String, PathCounters.Snapshot> paths) {
    /// All zero where the path was never used.
    public PathCounters.Snapshot of(String path) {
        return paths.getOrDefault(path, PathCounters.Snapshot.ZERO);
    }

    /// What was done since `earlier`: `var before = lab.counters(); ... lab.counters().minus(before)`.
    public Counters minus(Counters earlier) {
        Map<String, PathCounters.Snapshot> since = new TreeMap<>();
        paths.forEach((name, now) -> {
            PathCounters.Snapshot did = now.minus(earlier.of(name));
            if (!did.equals(PathCounters.Snapshot.ZERO)) {
                since.put(name, did);
            }
        });
        return new Counters(since);
    }

    @Override
    public String toString() {
        if (paths.isEmpty()) {
            return "nothing was sent";
        }
        Table table = new Table("path", "sent", "system calls", "through user space", "short", "full");
        paths.forEach((name, counts) -> table.row(
                name,
                Text.bytes(counts.sentBytes()),
                Text.count(counts.systemCalls()),
                Text.bytes(counts.userBytes()),
                Text.count(counts.shortTransfers()),
                Text.count(counts.zeroTransfers())));
        return table + "\nshort: sent less than asked; full: the socket took nothing";
    }
}
