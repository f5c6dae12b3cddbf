package dev.offsetlab.exercises.ex15;

import static dev.offsetlab.exercises.ex15.KeyedLog.NOW_MS;

import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A whole pass over a folder, and passes that were killed.
@Tag("15")
@ExtendWith(Seeds.class)
class CompactionGrader {
    private static final long DELETE_RETENTION_MS = 5_000;

    /// More than a pass over these logs can take.
    private static final int MOST_STEPS = 60;

    @TempDir
    Path path;

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("the page's example: one segment of what stays, and the active one as it was")
    @Timeout(10)
    void compact_pagesExample() throws IOException {
        KeyedLog log = example();
        DiskFolder folder = written(log);
        Compaction.compact(folder, NOW_MS, DELETE_RETENTION_MS);
        log.drawn(Finding.of("the files after the pass"))
                .in("compact")
                .field("steps", folder.steps)
                .equal(List.of(log.firstName(), log.activeName()), folder.names());
        log.drawn(Finding.of("the records after the pass"))
                .in("compact")
                .why("Keys of the active segment do not count: it is not looked at.")
                .equal(
                        List.of("3: a=2 @-10", "4: b=_ @-10", "5: c=2 @-10", "6: d=1 @-10", "7: a=3 @-10"),
                        KeyedLog.records(folder));
    }

    private static KeyedLog example() {
        return new KeyedLog(0)
                .batch("a=1", "b=1", "c=1")
                .roll()
                .batch("a=2", "b=_")
                .roll()
                .batch("c=2", "d=1")
                .roll()
                .batch("a=3");
    }

    @Test
    @Points(4)
    @Invariant("I5")
    @DisplayName("random logs, three passes in the course of time: the oracle's records, in their order")
    @Timeout(10)
    void compact_randomLogs_asTheOracle(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 30; round++) {
            KeyedLog log = KeyedLog.random(random, random.nextInt(2) * 6_000_000_000L);
            DiskFolder folder = written(log);
            byte[] active = folder.bytes(log.activeName());
            for (long nowMs : new long[] {NOW_MS, NOW_MS + DELETE_RETENTION_MS - 1, NOW_MS + DELETE_RETENTION_MS}) {
                List<String> before = KeyedLog.records(folder);
                List<String> right = KeyedLog.compacted(folder, nowMs);
                Compaction.compact(folder, nowMs, DELETE_RETENTION_MS);
                List<String> got = KeyedLog.records(folder);
                log.drawn(Finding.of("the records after a pass at now + " + (nowMs - NOW_MS)))
                        .in("compact")
                        .seed(seed)
                        .field("before", before)
                        .field("missing", without(right, got), List.of())
                        .field("should be gone", without(got, right), List.of())
                        .why("The numbers are offsets; \"_\" is nothing (null); behind the @ is the timestamp.")
                        .holds(right.equals(got), right.size() + " records", got.size() + " records");
                Finding.of("the active segment after a pass")
                        .in("compact")
                        .seed(seed)
                        .why("It is being written. A pass never touches it.")
                        .sameBytes(active, folder.bytes(log.activeName()));
            }
        }
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("the compacted segment says where it ends, also where its last records went")
    @Timeout(10)
    void compact_lastBatchSuperseded_itsHeaderStays() throws IOException {
        KeyedLog log = new KeyedLog(0)
                .batch("a=1")
                .roll()
                .batch("=1")
                .batch("=2")
                .roll()
                .batch("a=3");
        DiskFolder folder = written(log);
        Compaction.compact(folder, NOW_MS, DELETE_RETENTION_MS);
        long end = Compaction.endOffset(folder.read(log.firstName()), 0);
        log.drawn(Finding.of("the offset behind the last batch of the compacted segment"))
                .in("compact")
                .field("files", folder.names())
                .why("The last batch has lost its records, but its header must stay: after a crash it tells which"
                        + " segments the new one replaces.")
                .equal(log.activeBaseOffset(), end);
    }

    @Test
    @Points(1)
    @Invariant("I5")
    @DisplayName("a second pass at the same time changes no byte; a log with one segment is left alone")
    @Timeout(10)
    void compact_again_changesNothing(Seed seed) throws IOException {
        KeyedLog log = KeyedLog.random(seed.random(), 0).roll();
        DiskFolder folder = written(log);
        Compaction.compact(folder, NOW_MS, DELETE_RETENTION_MS);
        byte[] once = folder.bytes(log.firstName());
        Compaction.compact(folder, NOW_MS, DELETE_RETENTION_MS);
        Finding.of("the compacted segment after a second pass")
                .in("compact")
                .seed(seed)
                .sameBytes(once, folder.bytes(log.firstName()));

        KeyedLog single = new KeyedLog(5).batch("a=1", "a=2");
        DiskFolder alone = written(single);
        Compaction.compact(alone, NOW_MS, DELETE_RETENTION_MS);
        Finding.of("what was done to a log that has only its active segment")
                .in("compact")
                .equal(List.of(), alone.steps);
    }

    @Test
    @Points(4)
    @Invariant("I6")
    @DisplayName("killed in any step: after recovery there are all records, or exactly those that stay")
    @Timeout(10)
    void compact_killedInAnyStep_losesNothing(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 4; round++) {
            KeyedLog log = round == 0 ? example() : KeyedLog.random(random, 100).roll();
            boolean killed = true;
            for (int steps = 0; killed && steps < MOST_STEPS; steps++) {
                Outcome outcome = outcome(log);
                DiskFolder victim = DiskFolder.killedAfter(path, steps);
                killed = killed(() -> Compaction.compact(victim, NOW_MS, DELETE_RETENTION_MS));
                List<String> found = DiskFolder.of(path).names();
                Compaction.recover(DiskFolder.of(path));
                check(log, outcome, victim.steps, found, seed);
            }
        }
    }

    @Test
    @Points(3)
    @Invariant("I7")
    @DisplayName("killed in a recovery as well: the next recovery comes to the same end")
    @Timeout(10)
    void recover_killedInAnyStep_losesNothing(Seed seed) throws IOException {
        KeyedLog log = example();
        boolean killed = true;
        for (int steps = 0; killed && steps < MOST_STEPS; steps++) {
            boolean again = true;
            for (int more = 0; again && more < MOST_STEPS; more++) {
                Outcome outcome = outcome(log);
                DiskFolder first = DiskFolder.killedAfter(path, steps);
                killed = killed(() -> Compaction.compact(first, NOW_MS, DELETE_RETENTION_MS));
                DiskFolder second = DiskFolder.killedAfter(path, more);
                again = killed(() -> Compaction.recover(second));
                List<String> done = new ArrayList<>(first.steps);
                done.add("killed, started again");
                done.addAll(second.steps);
                List<String> found = DiskFolder.of(path).names();
                Compaction.recover(DiskFolder.of(path));
                check(log, outcome, done, found, seed);
            }
        }
    }

    @Test
    @Points(1)
    @Invariant("I7")
    @DisplayName("a recovery where nothing happened does nothing")
    @Timeout(10)
    void recover_noCrash_doesNothing(Seed seed) throws IOException {
        KeyedLog log = KeyedLog.random(seed.random(), 0).roll();
        written(log);
        DiskFolder folder = DiskFolder.of(path);
        Compaction.recover(folder);
        Finding.of("what recovery did to a folder without leftovers")
                .in("recover")
                .seed(seed)
                .equal(List.of(), folder.steps);
    }

    private static List<String> without(List<String> records, List<String> those) {
        return records.stream().filter(record -> !those.contains(record)).toList();
    }

    /// The two that are right, as lists of records.
    private record Outcome(List<String> all, List<String> kept) {}

    /// Writes the log anew.
    private Outcome outcome(KeyedLog log) throws IOException {
        DiskFolder folder = written(log);
        return new Outcome(KeyedLog.records(folder), KeyedLog.compacted(folder, NOW_MS));
    }

    private DiskFolder written(KeyedLog log) throws IOException {
        DiskFolder folder = DiskFolder.of(path);
        log.write(folder);
        folder.steps.clear();
        return folder;
    }

    private void check(KeyedLog log, Outcome outcome, List<String> steps, List<String> found, Seed seed)
            throws IOException {
        DiskFolder folder = DiskFolder.of(path);
        Expectation names = log.drawn(Finding.of("the files after a crash and a recovery"))
                .in("recover")
                .seed(seed)
                .field("steps before the crash", steps)
                .field("the recovery found", found);
        names.holds(
                folder.names().stream().allMatch(name -> name.endsWith(Compaction.LOG)),
                "segments only",
                folder.names().toString());
        List<String> records = KeyedLog.records(folder);
        log.drawn(Finding.of("the records after a crash and a recovery"))
                .in("compact")
                .seed(seed)
                .field("steps before the crash", steps)
                .field("the recovery found", found)
                .field("files now", folder.names())
                .why("Until one rename decides it, the old segments count; from then on the new one does. Never both,"
                        + " never neither.")
                .holds(
                        records.equals(outcome.all) || records.equals(outcome.kept),
                        outcome.all + ", or " + outcome.kept,
                        records.toString());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static boolean killed(Work work) throws IOException {
        try {
            work.run();
            return false;
        } catch (Crash crash) {
            return true;
        }
    }
}
