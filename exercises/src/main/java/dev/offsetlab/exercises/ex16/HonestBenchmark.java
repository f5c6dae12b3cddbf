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
        throw new UnsupportedOperationException("exercise 16: balanced, in random order");
    }

    /// Runs all rounds of `plan`, in each both subjects, once, one right after the other. Returns for each round
    /// that counts the time of the first subject divided by the time of the second.
    double[] measure(List<Order> plan, Subject first, Subject second) {
        throw new UnsupportedOperationException("exercise 16: run the rounds, keep those that count");
    }

    /// The value in the middle: half of the values are not above it. Between the two middle ones where their number
    /// is even.
    double median(double... values) {
        throw new UnsupportedOperationException("exercise 16: the value in the middle");
    }

    /// A range that holds the true median of what `ratios` is a sample of, as often as the confidence says, however
    /// the values are distributed. As narrow as that allows.
    Interval interval(double... ratios) {
        throw new UnsupportedOperationException("exercise 16: the range that holds the true median");
    }

    /// Which of the two is faster, if that may be said at all.
    Verdict verdict(Interval interval) {
        throw new UnsupportedOperationException("exercise 16: does the interval hold 1?");
    }
}
