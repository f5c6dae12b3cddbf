package dev.offsetlab.exercises.ex12;

import dev.offsetlab.engine.log.RetentionRule.Limits;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many of the oldest segments go.
@Tag("12")
@ExtendWith(Seeds.class)
class RetentionGrader {
    private static final long FAR_BEHIND_MS = 1_000_000;

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("by time: segments go from the oldest on, as long as their youngest record is too old")
    @Timeout(10)
    void expired_byTime_fromTheOldestOn() throws Exception {
        Aging log = new Aging()
                .with(0, 100, 1_000)
                .with(10, 100, 2_000)
                .with(20, 100, 3_000)
                .with(30, 50, 4_000);
        Limits limits = new Limits(true, 5_000, Limits.NONE);
        String what = "how many segments go by retention.ms=5000";
        log.check(Finding.of(what).why("Older by just as much is not too old."), 0, limits, 0, 6_000);
        log.check(Finding.of(what), 1, limits, 0, 6_001);
        log.check(Finding.of(what), 3, limits, 0, 8_001);
        log.check(
                Finding.of(what).why("The active one has expired too: the log will roll first."), 4, limits, 0, 9_001);
        log.check(
                Finding.of("how many segments go by retention.ms=-1"),
                0,
                new Limits(true, Limits.NONE, Limits.NONE),
                0,
                FAR_BEHIND_MS);
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("a timestamp in the future keeps its segment, and all segments after it")
    @Timeout(10)
    void expired_timestampInTheFuture_keepsAllThatFollows() throws Exception {
        Aging log = new Aging()
                .with(0, 100, 1_000)
                .with(10, 100, 50_000_000)
                .with(20, 100, 1_500)
                .with(30, 100, 1_600);
        log.check(
                Finding.of("how many segments go where the second one holds a record from the future")
                        .why("A log has no hole: what is behind a segment that stays, stays."),
                1,
                new Limits(true, 5_000, Limits.NONE),
                0,
                FAR_BEHIND_MS);
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("by size: at least retention.bytes are left, and one segment fewer would be less")
    @Timeout(10)
    void expired_bySize_leavesAtLeastThatMuch() throws Exception {
        Aging log = new Aging().with(0, 100, 1).with(10, 40, 1).with(20, 100, 1).with(30, 60, 1);
        long[] limits = {300, 299, 200, 199, 160, 159, 60, 1, 0};
        int[] right = {0, 0, 1, 1, 2, 2, 3, 3, 4};
        for (int i = 0; i < limits.length; i++) {
            log.check(
                    Finding.of("how many segments of 300 bytes go by retention.bytes=" + limits[i])
                            .why("retention.bytes is the least that stays, not the most."),
                    right[i],
                    new Limits(true, Limits.NONE, limits[i]),
                    0,
                    2);
        }
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("by log start: only segments that lie before it as a whole, also where nothing may be deleted by age")
    @Timeout(10)
    void expired_byLogStart_onlyWholeSegments() throws Exception {
        Aging log = new Aging()
                .with(100, 100, 1)
                .with(110, 100, 1)
                .with(120, 100, 1)
                .with(130, 100, 1);
        Limits compactOnly = new Limits(false, 1, 1);
        long[] starts = {0, 100, 109, 110, 111, 129, 130, 1_000};
        int[] right = {0, 0, 0, 1, 1, 2, 3, 3};
        for (int i = 0; i < starts.length; i++) {
            log.check(
                    Finding.of("how many segments go where the log starts at " + starts[i])
                            .why("A segment ends where the next one begins. Where the active one ends is not known."),
                    right[i],
                    compactOnly,
                    starts[i],
                    FAR_BEHIND_MS);
        }
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("an active segment without records never goes")
    @Timeout(10)
    void expired_emptyActive_stays() throws Exception {
        Aging log = new Aging().with(0, 100, 1).with(10, 0, 1);
        for (Limits limits : List.of(new Limits(true, 5, Limits.NONE), new Limits(true, Limits.NONE, 0))) {
            log.check(
                    Finding.of("how many segments go where the active one is empty")
                            .why("To roll it would make the same empty segment again."),
                    1,
                    limits,
                    0,
                    FAR_BEHIND_MS);
        }
        new Aging()
                .with(0, 0, 1)
                .check(Finding.of("how many segments of an empty log go"), 0, new Limits(true, 5, 0), 0, 9);
    }

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("random logs and limits: the oracle's count")
    @Timeout(10)
    void expired_randomLogs_asTheOracle(Seed seed) throws Exception {
        Random random = seed.random();
        for (int round = 0; round < 3_000; round++) {
            Aging log = Aging.random(random);
            Limits limits = new Limits(
                    random.nextInt(4) > 0,
                    random.nextBoolean() ? Limits.NONE : random.nextInt(600),
                    random.nextBoolean() ? Limits.NONE : 10L * random.nextInt(40));
            long start = random.nextInt(300);
            long nowMs = random.nextInt(1_200);
            log.check(
                    Finding.of("how many segments of a random log go").seed(seed),
                    log.oracle(limits, start, nowMs),
                    limits,
                    start,
                    nowMs);
        }
    }

    @Test
    @Points(1)
    @Invariant("I5")
    @DisplayName("10,000 segments: no more of them are asked for their youngest record than go, and one")
    @Timeout(10)
    void expired_manySegments_asksOnlyTheOldest() throws Exception {
        Aging log = new Aging();
        for (int i = 0; i < 10_000; i++) {
            log.with(i, 10, i < 3 ? 1 : FAR_BEHIND_MS);
        }
        log.check(
                Finding.of("how many of 10,000 segments go"),
                3,
                new Limits(true, 1_000, Limits.NONE),
                0,
                FAR_BEHIND_MS);
        long different = log.asked().stream().distinct().count();
        Finding.of("the segments that were asked for their youngest record")
                .in("expired")
                .why("Each such question may cost a file that is opened and read.")
                .holds(different <= 4, "4 at most: three that go and the first that stays", Long.toString(different));
    }
}
