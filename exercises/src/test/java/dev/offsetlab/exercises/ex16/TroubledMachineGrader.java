package dev.offsetlab.exercises.ex16;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The whole, on machines with one trouble each, and with all of them: what does the benchmark say, and is it true?
@Tag("16")
@ExtendWith(Seeds.class)
class TroubledMachineGrader {
    private static final Settings SETTINGS = new Settings(30, 41, 0.95);
    private static final int RUNS = 200;
    private static final double COST_NS = 50_000;
    private static final double WARM_UP_RUNS = 6;

    /// In how many of the runs the comparison is as it should be. The first subject takes `ratio` times as long.
    private static int count(
            Seed seed,
            UnaryOperator<ModelMachine> trouble,
            double ratio,
            double warmUpRuns,
            Predicate<Comparison> asItShouldBe) {
        Random seeds = seed.random();
        int count = 0;
        for (int i = 0; i < RUNS; i++) {
            ModelMachine machine = trouble.apply(new ModelMachine(new Random(seeds.nextLong())));
            Subject first = machine.subject(COST_NS * ratio, warmUpRuns);
            Subject second = machine.subject(COST_NS, 0);
            Comparison comparison = new HonestBenchmark(SETTINGS, new Random(seeds.nextLong())).compare(first, second);
            count += asItShouldBe.test(comparison) ? 1 : 0;
        }
        return count;
    }

    private static void nineOfTen(String what, Seed seed, int count, String why) {
        Finding.of(what)
                .in("compare")
                .seed(seed)
                .field("settings", SETTINGS)
                .field("benchmarks run", RUNS)
                .why(why)
                .holds(count >= RUNS * 9 / 10, "at least " + RUNS * 9 / 10 + " times", count + " times");
    }

    private static boolean calledEqual(Comparison comparison) {
        return comparison.verdict() == Verdict.NO_SIGNIFICANT_DIFFERENCE;
    }

    private static void equal(
            Seed seed, double warmUpRuns, UnaryOperator<ModelMachine> trouble, String where, String why) {
        nineOfTen(
                "how often two equal subjects were called equal " + where,
                seed,
                count(seed, trouble, 1, warmUpRuns, TroubledMachineGrader::calledEqual),
                why);
    }

    @Test
    @Points(2)
    @Invariant("I1")
    @DisplayName("equal subjects are called equal where one of them is slow to warm up")
    @Timeout(20)
    void compare_equalOneWarmsUp_calledEqual(Seed seed) {
        equal(
                seed,
                WARM_UP_RUNS,
                machine -> machine,
                "though the first is slow in its first runs",
                "What a warm-up is for: run, and throw away.");
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("equal subjects are called equal where the machine becomes slower from run to run")
    @Timeout(20)
    void compare_equalMachineDrifts_calledEqual(Seed seed) {
        equal(
                seed,
                0,
                machine -> machine.drifting(0.02),
                "though each run is 2 % slower than the one before",
                "Later means measured on another machine. Pairs, and each first in half of them.");
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("equal subjects are called equal beside a neighbour who works in a rhythm")
    @Timeout(20)
    void compare_equalNeighbourInARhythm_calledEqual(Seed seed) {
        equal(
                seed,
                0,
                machine -> machine.withNeighbour(1.5),
                "beside a neighbour who slows down two runs of four",
                "In the order A B, B A, A B, B A a rhythm of four runs always meets the same one.");
    }

    @Test
    @Points(2)
    @Invariant("I3")
    @DisplayName("where runs stumble, the ratio that is told is near the true one")
    @Timeout(20)
    void compare_heavyTail_ratioIsNear(Seed seed) {
        nineOfTen(
                "how often the ratio told lay within 10 % of the true one, 1.3, where one run in seven stumbles",
                seed,
                count(
                        seed,
                        ModelMachine::stumbling,
                        1.3,
                        0,
                        comparison -> Math.abs(comparison.ratio() / 1.3 - 1) < 0.1),
                "One run that takes a thousand times as long moves every mean. It cannot move the middle.");
    }

    private static ModelMachine everyTrouble(ModelMachine machine) {
        return machine.drifting(0.005).withNeighbour(1.2).stumbling();
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("with every trouble at once, equal subjects are called equal")
    @Timeout(20)
    void compare_equalEveryTrouble_calledEqual(Seed seed) {
        equal(
                seed,
                WARM_UP_RUNS,
                TroubledMachineGrader::everyTrouble,
                "with every trouble at once",
                "A ratio that is not 1 is not yet a difference.");
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("with every trouble at once, a true factor of 1.3 is found")
    @Timeout(20)
    void compare_trueFactorEveryTrouble_isFound(Seed seed) {
        found(seed, 1.3, Verdict.SECOND_FASTER);
        found(seed, 1 / 1.3, Verdict.FIRST_FASTER);
    }

    private static void found(Seed seed, double ratio, Verdict verdict) {
        nineOfTen(
                "how often the verdict was " + verdict + ", with every trouble at once",
                seed,
                count(seed, TroubledMachineGrader::everyTrouble, ratio, WARM_UP_RUNS, one -> one.verdict() == verdict),
                "Who never says that there is a difference is never wrong, and of no use.");
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("with every trouble at once, the interval holds the true ratio about as often as it says")
    @Timeout(20)
    void compare_everyTrouble_intervalHoldsTheTruth(Seed seed) {
        nineOfTen(
                "how often the interval of 95 % held the true ratio, 1.3",
                seed,
                count(
                        seed,
                        TroubledMachineGrader::everyTrouble,
                        1.3,
                        WARM_UP_RUNS,
                        one -> one.interval().holds(1.3)),
                "The promise is 19 of 20 times.");
    }
}
