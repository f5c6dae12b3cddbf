package dev.offsetlab.engine.workload;

import java.util.Arrays;

/// Medians and how sure we are of them, without any assumption of how the values are distributed.
///
/// The interval is that of the sign test: each value lies above the true median with probability 1/2, so the number
/// that do is binomial, and the k-th smallest and k-th largest of n values hold the median between them with
///
/// ```
///   coverage = 1 - 2 * P(Binomial(n, 1/2) < k)      n = 7, k = 1:  1 - 2/128 = 98.4 %
/// ```
///
/// The largest k that still covers what is wanted gives the narrowest range. Six values are the fewest that reach
/// 95 % (1 - 2/64 = 96.9 %); with fewer the range is all of them, and its coverage says that it is less.
public final class Statistics {
    private Statistics() {}

    public static double median(double... values) {
        return quantile(0.5, values);
    }

    /// The value below which the share `q` of the values lies, between two neighbours by straight line.
    public static double quantile(double q, double... values) {
        if (values.length == 0 || q < 0 || q > 1) {
            throw new IllegalArgumentException(
                    "a quantile needs values and 0 <= q <= 1: n=" + values.length + " q=" + q);
        }
        double[] sorted = sorted(values);
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// The median with its interval of at least 95 % where there are values enough.
    public static Interval interval(double... values) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        int k = 1;
        while (k + 1 <= (n + 1) / 2 && coverage(n, k + 1) >= Interval.WANTED_COVERAGE) {
            k++;
        }
        return new Interval(sorted[k - 1], median(sorted), sorted[n - k], coverage(n, k));
    }

    /// The interval of `over[i] / under[i]`, pair by pair: what a whole round did to both falls out of the ratio.
    public static Interval ratio(double[] over, double[] under) {
        if (over.length != under.length || over.length == 0) {
            throw new IllegalArgumentException("pairs are needed: " + over.length + " and " + under.length + " values");
        }
        double[] ratios = new double[over.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = over[i] / under[i];
        }
        return interval(ratios);
    }

    /// How surely the k-th smallest and k-th largest of n values hold the median between them.
    static double coverage(int n, int k) {
        double probability = Math.pow(0.5, n);
        double below = 0;
        for (int i = 0; i < k; i++) {
            below += probability;
            probability = probability * (n - i) / (i + 1);
        }
        return Math.max(0, 1 - 2 * below);
    }

    private static double[] sorted(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
