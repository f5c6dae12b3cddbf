package dev.offsetlab.visualizer.chart;

/// An axis from zero whose end is calm: it grows at once, and shrinks only when most of it is empty.
///
/// ```
///   largest value   0    87   90   120  118  40   39
///   end             10   100  100  125  125  125  50 (after it was a third)
/// ```
final class LiveScale {
    private static final double ROOM_ABOVE = 1.08;
    private static final double TOO_EMPTY = 0.35;
    private static final double STEPS = 4;

    private final double leastEnd;
    private double step;
    private double end;

    LiveScale(double leastEnd) {
        this.leastEnd = leastEnd;
        fit(0);
    }

    /// Makes room for `largest`.
    void fit(double largest) {
        double wanted = Math.max(largest * ROOM_ABOVE, leastEnd);
        if (end == 0 || wanted > end || wanted < end * TOO_EMPTY) {
            step = niceAtLeast(wanted / STEPS);
            end = Math.ceil(wanted / step - 1e-9) * step;
        }
    }

    double end() {
        return end;
    }

    /// Between two lines of the grid.
    double step() {
        return step;
    }

    /// 1, 2, 2.5 or 5 times a power of ten.
    private static double niceAtLeast(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double lead = least / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10);
    }
}
