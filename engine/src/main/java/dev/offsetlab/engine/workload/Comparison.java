package dev.offsetlab.engine.workload;

import java.util.Locale;

/// Two variants measured in the same rounds, as one ratio.
///
/// @param ratio `subject` divided by `reference`, round by round
public record Comparison(String subject, String reference, Interval ratio) {
    /// What may be said of it.
    public enum Verdict {
        LESS,
        MORE,
        /// The interval of the ratio holds 1.
        NO_DIFFERENCE,
        /// Too few rounds for an interval of 95 %, whatever it holds.
        TOO_FEW_ROUNDS
    }

    public static Comparison of(String subject, double[] values, String reference, double[] referenceValues) {
        return new Comparison(subject, reference, Statistics.ratio(values, referenceValues));
    }

    public Verdict verdict() {
        if (!ratio.isSure()) {
            return Verdict.TOO_FEW_ROUNDS;
        }
        if (ratio.holds(1)) {
            return Verdict.NO_DIFFERENCE;
        }
        return ratio.median() < 1 ? Verdict.LESS : Verdict.MORE;
    }

    /// As in "0.38 x (0.35-0.41)".
    public String text() {
        return String.format(
                Locale.ROOT, "%s x (%s-%s)", digits(ratio.median()), digits(ratio.low()), digits(ratio.high()));
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 0.095 ? "%.3f" : value < 9.95 ? "%.2f" : "%.1f", value);
    }
}
