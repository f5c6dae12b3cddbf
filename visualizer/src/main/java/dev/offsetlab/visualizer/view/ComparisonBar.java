package dev.offsetlab.visualizer.view;

import dev.offsetlab.engine.workload.Interval;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;

/// An amount from zero in its path's colour, and over it the interval of its median. Regions that the style sheet
/// paints: they follow theme and type size by themselves.
///
/// ```
///   ▒▒▒▒▒▒▒▒▒▒▒▒▒▒├─┼──┤          |   mark: the amount of what it is compared with
/// ```
final class ComparisonBar extends Region {
    private final Interval interval;
    private final double mark;
    private final double end;
    private final Region bar = part("cmp-amount");
    private final Region markLine = part("cmp-mark");
    private final Region range = part("cmp-range");
    private final Region low = part("cmp-cap");
    private final Region high = part("cmp-cap");
    private final Region median = part("cmp-median");

    /// @param mark NaN for none
    /// @param end  the value at the right edge
    ComparisonBar(Interval interval, double mark, double end) {
        this.interval = interval;
        this.mark = mark;
        this.end = end;
        getStyleClass().add("cmp-bar");
        getChildren().addAll(markLine, bar, median, range, low, high);
        markLine.setVisible(!Double.isNaN(mark));
        List.of(range, low, high).forEach(part -> part.setVisible(interval.low() < interval.high()));
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double height = getHeight() - insets.getTop() - insets.getBottom();
        double middle = insets.getTop() + height / 2;
        double line = Math.max(2, Math.rint(height / 12));
        double from = x(0);
        bar.resizeRelocate(from, insets.getTop(), x(interval.median()) - from, height);
        double start = x(interval.low());
        double stop = x(interval.high());
        range.resizeRelocate(start, middle - line / 2, Math.max(stop - start, line), line);
        low.resizeRelocate(start - line / 2, middle - height / 4, line, height / 2);
        high.resizeRelocate(stop - line / 2, middle - height / 4, line, height / 2);
        median.resizeRelocate(x(interval.median()) - line / 2, insets.getTop(), line, height);
        if (markLine.isVisible()) {
            markLine.resizeRelocate(Math.rint(x(mark)), 0, 1, getHeight());
        }
    }

    private double x(double value) {
        return end <= 0 ? 0 : Math.clamp(value / end, 0, 1) * (getWidth() - 2);
    }
}
