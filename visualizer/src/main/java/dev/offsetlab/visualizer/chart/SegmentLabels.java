package dev.offsetlab.visualizer.chart;

import java.util.ArrayList;
import java.util.List;

/// Which labels find room on one line: whoever comes first is placed, what would touch a placed one is left out.
public final class SegmentLabels {
    private final double left;
    private final double right;
    private final double gap;
    private final List<double[]> taken = new ArrayList<>();

    /// @param left  of the line, in pixels
    /// @param gap   least room between two labels
    public SegmentLabels(double left, double right, double gap) {
        this.left = left;
        this.right = right;
        this.gap = gap;
    }

    /// Takes the room from `x` on, moved to the left where it would leave the line. Returns where the label starts, or
    /// NaN where there is no room.
    public double place(double x, double width) {
        double start = Math.max(left, Math.min(x, right - width));
        double end = start + width;
        if (end > right) {
            return Double.NaN;
        }
        for (double[] other : taken) {
            if (start < other[1] + gap && end > other[0] - gap) {
                return Double.NaN;
            }
        }
        taken.add(new double[] {start, end});
        return start;
    }
}
