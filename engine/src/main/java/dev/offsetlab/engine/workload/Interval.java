package dev.offsetlab.engine.workload;

/// A middle value and the range that holds the true one with the given coverage.
///
/// @param coverage probability that the range holds the true median; less than asked for where there were few values
public record Interval(double low, double median, double high, double coverage) {
    /// The coverage that a verdict asks for.
    public static final double WANTED_COVERAGE = 0.95;

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    public boolean isSure() {
        return coverage >= WANTED_COVERAGE;
    }
}
