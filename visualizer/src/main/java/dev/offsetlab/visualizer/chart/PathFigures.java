package dev.offsetlab.visualizer.chart;

import dev.offsetlab.engine.workload.Interval;
import java.util.List;

/// One path's row in a chart.
///
/// @param parts    amounts that add up to the bar, drawn one after the other; the last is the strongest
/// @param interval of the whole
/// @param trials   every single value; may be empty
/// @param label    what stands at the end of the row
public record PathFigures(String path, List<Double> parts, Interval interval, List<Double> trials, String label) {
    public PathFigures {
        parts = List.copyOf(parts);
        trials = List.copyOf(trials);
    }

    double largest() {
        double most = interval.high();
        for (double trial : trials) {
            most = Math.max(most, trial);
        }
        return Math.max(most, parts.stream().mapToDouble(Double::doubleValue).sum());
    }
}
