package dev.offsetlab.exercises.ex16;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Compares two subjects on a machine that warms up, drifts, has neighbours and stumbles.
///
/// ```
///   round   1  A B        warm-up: run, and thrown away
///   round   2  B A
///           3  B A   ->   time of A / time of B   ─┐
///           4  A B   ->   time of A / time of B    │      what a round does, it does to both:
///           5  B A   ->   ...                      ├──▶   it falls out of the ratio
///           6  A B   ->   ...                      │
///           ...                                   ─┘
///                         sorted:   0.71  0.74 [ 0.75  0.76  0.77  0.79  0.81 ] 0.84  1.93
///                                                low          median      high
///                         verdict:  does the interval hold 1?
/// ```
///
/// One thread.
public final class HonestBenchmark {
    private final Settings settings;
    private final Random random;

    /// @param random where the order of the rounds comes from
    public HonestBenchmark(Settings settings, Random random) {
        this.settings = settings;
        this.random = random;
    }

    public Comparison compare(Subject first, Subject second) {
        double[] ratios = measure(plan(), first, second);
        Interval interval = interval(ratios);
        return new Comparison(median(ratios), interval, verdict(interval));
    }

    /// Who comes first in each round: those of the warm-up, then those that count.
    ///
    /// Of those that count each subject comes first in half (one more or less where their number is odd). Which
    /// rounds these are is left to chance, so that nothing on the machine that has a rhythm can fall in step.
    List<Order> plan() {
        // solution:
        List<Order> plan = new ArrayList<>(inTurns(settings.warmUpRounds()));
        List<Order> counted = inTurns(settings.rounds());
        Collections.shuffle(counted, random);
        plan.addAll(counted);
        return plan;
        // starter: throw new UnsupportedOperationException("exercise 16: balanced, in random order");
        // end
    }
    // solution:

    private static List<Order> inTurns(int rounds) {
        List<Order> orders = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            orders.add(round % 2 == 0 ? Order.FIRST_THEN_SECOND : Order.SECOND_THEN_FIRST);
        }
        return orders;
    }
    // end

    /// Runs all rounds of `plan`, in each both subjects, once, one right after the other. Returns for each round
    /// that counts the time of the first subject divided by the time of the second.
    double[] measure(List<Order> plan, Subject first, Subject second) {
        // solution:
        double[] ratios = new double[plan.size()];
        for (int round = 0; round < ratios.length; round++) {
            if (plan.get(round) == Order.FIRST_THEN_SECOND) {
                double firstNs = first.run();
                ratios[round] = firstNs / second.run();
            } else {
                double secondNs = second.run();
                ratios[round] = first.run() / secondNs;
            }
        }
        return Arrays.copyOfRange(ratios, settings.warmUpRounds(), ratios.length);
        // starter: throw new UnsupportedOperationException("exercise 16: run the rounds, keep those that count");
        // end
    }

    /// The value in the middle: half of the values are not above it. Between the two middle ones where their number
    /// is even.
    double median(double... values) {
        // solution:
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        // starter: throw new UnsupportedOperationException("exercise 16: the value in the middle");
        // end
    }

    /// A range that holds the true median of what `ratios` is a sample of, as often as the confidence says, however
    /// the values are distributed. As narrow as that allows.
    Interval interval(double... ratios) {
        // solution:
        double[] sorted = sorted(ratios);
        int n = sorted.length;
        int outside = 1;
        while (2 * (outside + 1) <= n && coverage(n, outside + 1) >= settings.confidence()) {
            outside++;
        }
        return new Interval(sorted[outside - 1], sorted[n - outside]);
        // starter: throw new UnsupportedOperationException("exercise 16: the range that holds the true median");
        // end
    }
    // solution:

    /// How often the k-th smallest and the k-th largest of n values have the true median between them.
    ///
    /// Each value lies above it with probability 1/2, as a coin falls. They miss it where fewer than k lie above,
    /// or fewer than k below:
    ///
    /// ```
    ///   1 - 2 * P(heads < k in n throws)          n = 9, k = 2:  1 - 2 * (1 + 9) / 512 = 96.1 %
    /// ```
    private static double coverage(int n, int k) {
        double probability = Math.pow(0.5, n);
        double fewer = 0;
        for (int heads = 0; heads < k; heads++) {
            fewer += probability;
            probability = probability * (n - heads) / (heads + 1);
        }
        return 1 - 2 * fewer;
    }

    private static double[] sorted(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
    // end

    /// Which of the two is faster, if that may be said at all.
    Verdict verdict(Interval interval) {
        // solution:
        if (interval.holds(1)) {
            return Verdict.NO_SIGNIFICANT_DIFFERENCE;
        }
        return interval.high() < 1 ? Verdict.FIRST_FASTER : Verdict.SECOND_FASTER;
        // starter: throw new UnsupportedOperationException("exercise 16: does the interval hold 1?");
        // end
    }
}
