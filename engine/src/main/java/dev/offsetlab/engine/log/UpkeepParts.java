package dev.offsetlab.engine.log;

import java.util.List;

/// Those [LogParts] that look after a log: at its start, and now and then.
///
/// ```
///   start after a crash  -->  recovery    -->  a torn tail is cut
///   every few minutes    -->  retention   -->  the oldest segments go
///                             compaction  -->  closed segments are written again with fewer records
/// ```
///
/// What an exchanged one answers may keep more than the engine would keep, never less.
///
/// @param recovery   where a file ends that a crash left
/// @param retention  how many of the oldest segments go
/// @param compaction which records stay
public record UpkeepParts(TailScan recovery, RetentionRule retention, CompactionRule compaction) {
    /// All of them the engine's own.
    public static final UpkeepParts ENGINE =
            new UpkeepParts(TailScan.ENGINE, RetentionRule.ENGINE, CompactionRule.ENGINE);

    static final List<Class<?>> KINDS = List.of(TailScan.class, RetentionRule.class, CompactionRule.class);

    /// The same with `part` in the place, or the places, whose interfaces it implements.
    UpkeepParts with(Object part) {
        return new UpkeepParts(
                part instanceof TailScan mine ? mine : recovery,
                part instanceof RetentionRule mine ? mine : retention,
                part instanceof CompactionRule mine ? mine : compaction);
    }

    /// The same, and what is not the engine's own is watched.
    UpkeepParts guarded() {
        return new UpkeepParts(
                TailScan.ENGINE.equals(recovery) ? recovery : new GuardedScan(recovery),
                RetentionRule.ENGINE.equals(retention) ? retention : new GuardedRetention(retention),
                CompactionRule.ENGINE.equals(compaction) ? compaction : new GuardedCompaction(compaction));
    }
}
