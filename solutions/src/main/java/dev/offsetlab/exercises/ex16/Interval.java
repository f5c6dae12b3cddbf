package dev.offsetlab.exercises.ex16;

/// The range that the true ratio lies in, as often as the settings' confidence says. Given.
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low <= high is wanted: low=" + low + " high=" + high);
        }
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
