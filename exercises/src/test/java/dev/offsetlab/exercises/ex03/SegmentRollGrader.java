package dev.offsetlab.exercises.ex03;

import dev.offsetlab.engine.log.RollRule.Active;
import dev.offsetlab.engine.log.RollRule.Reason;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The rule at every limit, one byte and one millisecond to either side, then where all of them meet at random.
@Tag("3")
@ExtendWith(Seeds.class)
@Timeout(10)
class SegmentRollGrader {
    private static final int CASES = 2_000;

    private final SegmentRoll roll = new SegmentRoll();

    private void ask(RollCase question, String why, Seed seed) {
        question.judge(
                roll.reason(question.active(), question.incoming(), question.limits(), question.nowMs()), why, seed);
    }

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("an empty segment is never closed, however large the batch and however old the file")
    void reason_empty_never() {
        String why = "The next segment would begin with the same offset: its file has the same name.";
        RollCase empty = RollCase.calm().active(new Active(1_500, 0, OptionalLong.empty(), 0, false));
        ask(empty, why, null);
        ask(empty.incoming(2_000_000, 1_540, 4_600_000), why, null);
        ask(empty.now(Long.MAX_VALUE / 2), why, null);
        ask(empty.active(new Active(1_500, 0, OptionalLong.empty(), 0, true)), why, null);
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("a file may be as large as segment.bytes, and not a byte larger")
    void reason_size_toTheByte() {
        String why = "segment.bytes is the most that a file may have: exactly that much is right.";
        for (int limit : new int[] {100_000, 1 << 20, Integer.MAX_VALUE}) {
            RollCase question = RollCase.calm().limits(limit, 604_800_000);
            for (long size : new long[] {1, limit - 2_001L, limit - 2_000L, limit - 1_999L, limit - 1L, limit}) {
                ask(question.size(size), why, null);
            }
        }
    }

    @Test
    @Points(1)
    @Invariant("I3")
    @DisplayName("an offset that does not fit into an index entry opens a new segment")
    void reason_relativeOffset_toTheOffset() {
        String why = "An entry holds the last offset less the base offset, in four bytes with a sign.";
        RollCase calm = RollCase.calm();
        for (long relative :
                new long[] {0, Integer.MAX_VALUE - 1L, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 1L << 33}) {
            ask(calm.incoming(2_000, 1_500 + relative, 4_600_000), why, null);
        }
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("a full index opens a new segment")
    void reason_indexFull() {
        Active full = new Active(1_500, 10_000, OptionalLong.of(1_000_000), 1_000_000, true);
        ask(RollCase.calm().active(full), "Without entries every lookup would scan the rest of the file.", null);
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("a segment's age counts by its records' clock, and by the file's only where they have none")
    void reason_age_byTheRecordsClock() {
        String records =
                "Records bring their own time. A log that is copied today from last year's source rolls by last"
                        + " year's weeks.";
        String file = "Records without a timestamp have no clock: the file's age counts.";
        long week = 604_800_000;
        RollCase timed = RollCase.calm();
        RollCase untimed = timed.active(new Active(1_500, 10_000, OptionalLong.empty(), 1_000_000, false));
        for (long age : new long[] {-1, 0, week - 1, week, week + 1, 50 * week}) {
            ask(timed.incoming(2_000, 1_540, 1_000_000 + age), records, null);
            ask(timed.now(1_000_000 + age), records, null);
            ask(untimed.now(1_000_000 + age), file, null);
            ask(untimed.incoming(2_000, 1_540, 1_000_000 + age), file, null);
        }
    }

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("where all limits meet at random, a reason is given exactly where one holds")
    void reason_random_asTheOracle(Seed seed) {
        Random random = seed.random();
        for (int i = 0; i < CASES; i++) {
            ask(RollCase.random(random), "", seed);
        }
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("a log that is written through the rule has full segments, and none larger than segment.bytes")
    void reason_wholeLog_segmentsAreFull(Seed seed) {
        WrittenLog log = new WrittenLog(20_000 + seed.random().nextInt(10_000));
        Random random = seed.random();
        for (int i = 0; i < 400; i++) {
            int sizeBytes = random.nextInt(20) == 0 ? 31_000 : 100 + random.nextInt(4_000);
            RollCase question = log.question(sizeBytes, 1 + random.nextInt(20));
            Optional<Reason> got =
                    roll.reason(question.active(), question.incoming(), question.limits(), question.nowMs());
            log.append(question, got, seed);
        }
    }
}
