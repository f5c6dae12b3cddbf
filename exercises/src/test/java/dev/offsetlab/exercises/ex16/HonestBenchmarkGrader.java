package dev.offsetlab.exercises.ex16;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The parts: the plan, the rounds, the median, the interval, the verdict.
@Tag("16")
@ExtendWith(Seeds.class)
class HonestBenchmarkGrader {
    private static final Settings SETTINGS = new Settings(5, 20, 0.95);
    private static final int PLANS = 300;

    private static HonestBenchmark benchmark(Settings settings, Random random) {
        return new HonestBenchmark(settings, random);
    }

    private static List<Order> counted(Random random) {
        List<Order> plan = benchmark(SETTINGS, random).plan();
        Finding.of("rounds in the plan").in("plan").field("settings", SETTINGS).equal(25, plan.size());
        return plan.subList(5, 25);
    }

    @Test
    @Points(2)
    @Invariant("I2")
    @DisplayName("each subject comes first in half of the rounds, and chance says in which")
    @Timeout(10)
    void plan_manySeeds_balancedAndRandom(Seed seed) {
        Random random = seed.random();
        int[] firstAt = new int[20];
        int[] sameAsBefore = new int[20];
        for (int i = 0; i < PLANS; i++) {
            List<Order> plan = counted(new Random(random.nextLong()));
            Finding.of("of 20 rounds, those in which the first subject comes first")
                    .in("plan")
                    .why("Whatever comes first in a round has a drift on its side.")
                    .equal(10, Collections.frequency(plan, Order.FIRST_THEN_SECOND));
            for (int round = 0; round < 20; round++) {
                firstAt[round] += plan.get(round) == Order.FIRST_THEN_SECOND ? 1 : 0;
                sameAsBefore[round] += round > 0 && plan.get(round) == plan.get(round - 1) ? 1 : 0;
            }
        }
        for (int round = 1; round < 20; round++) {
            aboutHalf("in round " + (round + 1) + " the first subject came first", firstAt[round], seed);
            aboutHalf("round " + (round + 1) + " had the same order as the one before", sameAsBefore[round], seed);
        }
    }

    private static void aboutHalf(String what, int count, Seed seed) {
        Finding.of("in how many of " + PLANS + " plans " + what)
                .in("plan")
                .seed(seed)
                .why("An order that can be foretold can fall in step with something else on the machine.")
                .holds(count > PLANS / 3 && count < PLANS * 2 / 3, "about half", Integer.toString(count));
    }

    @Test
    @Points(3)
    @Invariant("I1")
    @DisplayName("both subjects run in each round in the order of the plan, and the warm-up does not count")
    @Timeout(10)
    void measure_planGiven_ratiosOfTheRoundsThatCount(Seed seed) {
        Random random = seed.random();
        List<String> ran = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        Subject first = recorded("first", random, ran, times);
        Subject second = recorded("second", random, ran, times);
        List<Order> plan = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            plan.add(random.nextBoolean() ? Order.FIRST_THEN_SECOND : Order.SECOND_THEN_FIRST);
        }
        double[] got = benchmark(SETTINGS, random).measure(plan, first, second);

        List<String> order = plan.stream()
                .flatMap(one -> one == Order.FIRST_THEN_SECOND
                        ? List.of("first", "second").stream()
                        : List.of("second", "first").stream())
                .toList();
        Finding.of("who ran, run by run")
                .in("measure")
                .seed(seed)
                .why("Both in each round, one right after the other: then what the machine does meets both.")
                .equal(order, ran);
        double[] ratios = new double[20];
        for (int round = 5; round < 25; round++) {
            double one = times.get(2 * round);
            double other = times.get(2 * round + 1);
            ratios[round - 5] = plan.get(round) == Order.FIRST_THEN_SECOND ? one / other : other / one;
        }
        Finding.of("the ratios of the rounds that count")
                .in("measure")
                .seed(seed)
                .field("settings", SETTINGS)
                .field("ratios that came", got.length)
                .why("Rounds of the warm-up are run, and thrown away.")
                .holds(same(ratios, got), Arrays.toString(ratios), Arrays.toString(got));
    }

    private static boolean same(double[] expected, double[] got) {
        boolean same = expected.length == got.length;
        for (int i = 0; same && i < expected.length; i++) {
            same = Math.abs(expected[i] - got[i]) < 1e-9 * expected[i];
        }
        return same;
    }

    private static Subject recorded(String name, Random random, List<String> ran, List<Double> times) {
        return () -> {
            double timeNs = 100 + random.nextInt(900);
            ran.add(name);
            times.add(timeNs);
            return timeNs;
        };
    }

    @Test
    @Points(1)
    @Invariant("I3")
    @DisplayName("the middle of the ratios is their median, which no outlier moves")
    @Timeout(10)
    void median_outliers_doNotMoveIt(Seed seed) {
        Random random = seed.random();
        HonestBenchmark benchmark = benchmark(SETTINGS, random);
        for (int n = 1; n < 40; n++) {
            double[] values = random.doubles(n, 0.5, 2).toArray();
            values[random.nextInt(n)] *= 1e6;
            double[] asked = values.clone();
            double got = benchmark.median(asked);
            Finding.of("the values, after their median was asked for")
                    .in("median")
                    .holds(Arrays.equals(values, asked), "as they were", "in another order, or changed");
            Arrays.sort(values);
            double expected = (values[(n - 1) / 2] + values[n / 2]) / 2;
            Finding.of("the median of " + n + " values, one of them huge")
                    .in("median")
                    .seed(seed)
                    .field("sorted", Arrays.toString(values))
                    .holds(Math.abs(got - expected) < 1e-9 * expected, Double.toString(expected), Double.toString(got));
        }
    }

    @Test
    @Points(1)
    @Invariant("I5")
    @DisplayName("an interval that holds 1 allows no verdict; one that does not, says which is faster")
    @Timeout(10)
    void verdict_intervals_saysWhatTheyAllow() {
        HonestBenchmark benchmark = benchmark(SETTINGS, new Random(1));
        verdict(benchmark, 0.7, 0.99, Verdict.FIRST_FASTER);
        verdict(benchmark, 1.01, 1.4, Verdict.SECOND_FASTER);
        verdict(benchmark, 0.6, 1.001, Verdict.NO_SIGNIFICANT_DIFFERENCE);
        verdict(benchmark, 0.999, 3, Verdict.NO_SIGNIFICANT_DIFFERENCE);
        verdict(benchmark, 1, 1, Verdict.NO_SIGNIFICANT_DIFFERENCE);
    }

    private static void verdict(HonestBenchmark benchmark, double low, double high, Verdict expected) {
        Finding.of("the verdict on the time of the first divided by that of the second, between " + low + " and "
                        + high)
                .in("verdict")
                .equal(expected, benchmark.verdict(new Interval(low, high)));
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("the interval holds the true median about as often as it says")
    @Timeout(10)
    void interval_skewedValues_holdsAsOftenAsItSays(Seed seed) {
        holds(new Settings(0, 21, 0.95), 0.91, 1, seed);
        holds(new Settings(0, 31, 0.5), 0.40, 0.75, seed);
    }

    private static void holds(Settings settings, double atLeast, double atMost, Seed seed) {
        Random random = seed.random();
        HonestBenchmark benchmark = benchmark(settings, random);
        double truth = Math.log(2); // the median of an exponential distribution
        int samples = 600;
        int held = 0;
        for (int i = 0; i < samples; i++) {
            double[] values =
                    random.doubles(settings.rounds()).map(u -> -Math.log(1 - u)).toArray();
            held += benchmark.interval(values).holds(truth) ? 1 : 0;
        }
        double share = (double) held / samples;
        Finding.of("the share of " + samples + " intervals that hold the true median")
                .in("interval")
                .seed(seed)
                .field("settings", settings)
                .why("Too rarely: it promises more than it knows. Far too often: it is wider than it need be.")
                .holds(share >= atLeast && share <= atMost, atLeast + " to " + atMost, Double.toString(share));
    }

    @Test
    @Points(1)
    @Invariant("I4")
    @DisplayName("sixteen times as many rounds give an interval of about a quarter of the width")
    @Timeout(10)
    void interval_moreRounds_isNarrower(Seed seed) {
        Random random = seed.random();
        double few = medianWidth(25, random);
        double many = medianWidth(400, random);
        Finding.of("the width of the interval of 400 values, divided by that of 25")
                .in("interval")
                .seed(seed)
                .why("Who measures longer knows more: the width falls with the square root of the number.")
                .holds(many / few < 0.4, "about 0.25", Double.toString(many / few));
    }

    private static double medianWidth(int rounds, Random random) {
        HonestBenchmark benchmark = benchmark(new Settings(0, rounds, 0.95), random);
        double[] widths = new double[41];
        for (int i = 0; i < widths.length; i++) {
            Interval interval =
                    benchmark.interval(random.doubles(rounds, 0.5, 2).toArray());
            widths[i] = interval.high() - interval.low();
        }
        Arrays.sort(widths);
        return widths[20];
    }
}
