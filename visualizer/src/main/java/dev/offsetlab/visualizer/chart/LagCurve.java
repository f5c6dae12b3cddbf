package dev.offsetlab.visualizer.chart;

import java.util.ArrayList;
import java.util.List;

/// One line of the lag chart: where it was how many seconds ago. Filled once, then drawn.
public final class LagCurve {
    private final String name;
    private final int look;
    private final List<Point> points = new ArrayList<>();

    /// @param ageS seconds before now
    record Point(double ageS, double lag) {}

    public LagCurve(String name, int look) {
        this.name = name;
        this.look = look;
    }

    /// Oldest first.
    public void add(double ageS, double lag) {
        points.add(new Point(ageS, lag));
    }

    String name() {
        return name;
    }

    LagLook look() {
        return LagLook.of(look);
    }

    List<Point> points() {
        return points;
    }

    double largest() {
        return points.stream().mapToDouble(Point::lag).max().orElse(0);
    }

    boolean isEmpty() {
        return points.isEmpty();
    }
}
