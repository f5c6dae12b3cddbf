package dev.offsetlab.exercises.ex11;

import dev.offsetlab.engine.record.BatchLayout;
import dev.offsetlab.exercises.ex11.SegmentOnDisk.IndexEntry;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A folder after a crash: what is cut, what is deleted, what is made anew, and what must stay as it is.
@Tag("11")
@ExtendWith(Seeds.class)
class RecoveryGrader {
    private static final long FIRST_OFFSET = 40;
    private static final int DAMAGED = 2;

    @TempDir
    Path folder;

    private List<StoredLog> logs = List.of();

    @BeforeEach
    void noSegments() {
        logs = List.of();
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("the index is made anew by the rule of appends")
    @Timeout(10)
    void recover_index_isThatOfTheBatches(Seed seed) throws IOException {
        Random random = seed.random();
        for (int interval : new int[] {0, 150, 400, 4_096}) {
            write(random, 3, 20);
            recover(FIRST_OFFSET, interval);
            for (StoredLog log : logs) {
                List<IndexEntry> right = log.index(log.count(), interval);
                Finding.of("the index of segment " + log.baseOffset + " with an entry each " + interval + " bytes")
                        .in("recover")
                        .seed(seed)
                        .field("batches", log.told(log.count()))
                        .why("A batch gets its entry before its own bytes count for the next one.")
                        .equal(right, StoredLog.readIndex(log.index(folder)));
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("torn or damaged: the log ends behind the last whole batch, and the segments behind it are gone")
    @Timeout(10)
    void recover_damage_cutsAndDropsWhatFollows(Seed seed) throws IOException {
        Random random = seed.random();
        for (int round = 0; round < 20; round++) {
            write(random, 5, 8);
            int whole = damage(random);
            recover(FIRST_OFFSET, 300);
            check(whole, "the folder after recovery", seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I6")
    @DisplayName("a log without damage is not written to: bytes and time of the last write stay")
    @Timeout(10)
    void recover_wholeLog_leavesTheFilesAlone(Seed seed) throws IOException {
        write(seed.random(), 3, 8);
        FileTime before = FileTime.fromMillis(1_600_000_000_000L);
        for (StoredLog log : logs) {
            Files.setLastModifiedTime(log.log(folder), before);
        }
        recover(FIRST_OFFSET, 300);
        for (StoredLog log : logs) {
            byte[] after = Files.readAllBytes(log.log(folder));
            Finding.of("segment " + log.baseOffset + " of a log without damage")
                    .in("recover")
                    .sameBytes(log.bytes(), after);
            Finding.of("when segment " + log.baseOffset + " was written last")
                    .in("recover")
                    .why("There is nothing to cut, so nothing to write.")
                    .equal(before, Files.getLastModifiedTime(log.log(folder)));
        }
    }

    @Test
    @Points(3)
    @Invariant("I7")
    @DisplayName("what lies wholly below the recovery point is not looked at, whatever is in it")
    @Timeout(10)
    void recover_belowTheRecoveryPoint_staysAsItIs(Seed seed) throws IOException {
        Random random = seed.random();
        write(random, 4, 8);
        byte[] rotten = logs.getFirst().bytes();
        rotten[logs.getFirst().position(1) + BatchLayout.RECORDS] ^= 1; // which the checksum guards
        logs.getFirst().write(folder, rotten);
        byte[] indexBefore = Files.readAllBytes(logs.getFirst().index(folder));
        recover(logs.get(1).baseOffset, 300);
        picture(Finding.of("the segment below the recovery point"), 0, 0)
                .in("recover")
                .field("recovery point", logs.get(1).baseOffset)
                .why("It was flushed, so no crash harmed it. To cut it would lose all that follows for one bad bit.")
                .sameBytes(rotten, bytesOf(logs.getFirst()));
        Finding.of("the index of the segment below the recovery point")
                .in("recover")
                .sameBytes(indexBefore, Files.readAllBytes(logs.getFirst().index(folder)));
        Finding.of("the segments that are left").in("recover").equal(4, SegmentCount.of(folder));

        recover(logs.get(1).baseOffset - 1, 300);
        Finding.of("the segments that are left where the recovery point is one offset lower")
                .in("recover")
                .field("recovery point", logs.get(1).baseOffset - 1)
                .why("Then one offset of the first segment is not known to be on the disk: it is checked.")
                .equal(1, SegmentCount.of(folder));
    }

    @Test
    @Points(2)
    @Invariant("I8")
    @DisplayName("a recovery that was itself interrupted comes to the same end the next time")
    @Timeout(10)
    void recover_interrupted_endsTheSameNextTime(Seed seed) throws IOException {
        Random random = seed.random();
        for (int unwilling = DAMAGED + 1; unwilling < 5; unwilling++) {
            write(random, 5, 8);
            int whole = damage(random);
            StoredLog stuck = logs.get(unwilling);
            interrupted(stuck);
            recover(FIRST_OFFSET, 300);
            check(
                    whole,
                    "the folder after a recovery that stopped at segment " + stuck.baseOffset + ", and a second",
                    seed);
        }
    }

    /// A recovery that comes to its end at this segment: the file cannot be deleted, for it is a folder by then.
    private void interrupted(StoredLog stuck) throws IOException {
        List<SegmentOnDisk> segments = SegmentOnDisk.all(folder);
        Path path = stuck.log(folder);
        Files.delete(path);
        Files.createDirectories(path.resolve("in-the-way"));
        try {
            Recovery.recover(segments, FIRST_OFFSET, 300);
        } catch (IOException stopped) {
            // as if the process had been killed here
        } finally {
            segments.forEach(SegmentOnDisk::close);
            Files.deleteIfExists(path.resolve("in-the-way"));
            Files.deleteIfExists(path);
        }
        stuck.write(folder, stuck.bytes());
    }

    /// Tears or damages segment [#DAMAGED]; returns how many of its batches are whole.
    private int damage(Random random) throws IOException {
        StoredLog log = logs.get(DAMAGED);
        byte[] bytes = log.bytes();
        int whole = random.nextInt(log.count());
        int inside = 1 + random.nextInt(log.position(whole + 1) - log.position(whole) - 1);
        if (random.nextBoolean()) {
            log.write(folder, StoredLog.cut(bytes, log.position(whole) + inside));
        } else {
            bytes[log.position(whole) + Math.max(inside, 21)] ^= 4;
            log.write(folder, bytes);
        }
        return whole;
    }

    private void check(int whole, String what, Seed seed) throws IOException {
        for (int i = 0; i < logs.size(); i++) {
            StoredLog log = logs.get(i);
            Expectation finding = picture(Finding.of(what + ": segment " + log.baseOffset), DAMAGED, whole)
                    .in("recover")
                    .seed(seed);
            if (i > DAMAGED) {
                finding.why("What is behind the damage has to go, and it has to go before the cut is made.")
                        .holds(Files.notExists(log.log(folder)), "deleted", "it is still there");
            } else {
                int right = i < DAMAGED ? log.count() : whole;
                finding.sameBytes(StoredLog.cut(log.bytes(), log.position(right)), bytesOf(log));
                Finding.of(what + ": the index of segment " + log.baseOffset)
                        .in("recover")
                        .seed(seed)
                        .equal(log.index(right, 300), StoredLog.readIndex(log.index(folder)));
            }
        }
    }

    private Expectation picture(Expectation finding, int segment, int whole) {
        for (StoredLog log : logs) {
            List<Integer> entries = log.index(log.count(), 300).stream()
                    .map(IndexEntry::position)
                    .toList();
            finding.segment(log.baseOffset, log.nextOffset(), log.sizeBytes(), entries);
        }
        return finding.mark(segment, logs.get(segment).position(whole), "damage");
    }

    private byte[] bytesOf(StoredLog log) throws IOException {
        return Files.exists(log.log(folder)) ? Files.readAllBytes(log.log(folder)) : new byte[0];
    }

    private void write(Random random, int segments, int batches) throws IOException {
        SegmentCount.clear(folder);
        List<StoredLog> made = new ArrayList<>();
        long offset = FIRST_OFFSET;
        for (int i = 0; i < segments; i++) {
            StoredLog log = StoredLog.random(random, offset, batches);
            log.write(folder, log.bytes());
            made.add(log);
            offset = log.nextOffset();
        }
        logs = made;
    }

    private void recover(long recoveryPoint, int interval) throws IOException {
        List<SegmentOnDisk> segments = SegmentOnDisk.all(folder);
        try {
            Recovery.recover(segments, recoveryPoint, interval);
        } finally {
            segments.forEach(SegmentOnDisk::close);
        }
    }
}
