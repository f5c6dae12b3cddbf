package dev.offsetlab.visualizer.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Lag over the last minute, a line for each member or partition with its name at the end.
///
/// ```
///   2,000 |        |              ______ billing-2
///   1,000 |        |      _______/
///       0 |________|_____/_____________ billing-1
///        60 s ago  |               now
///                  billing-3 left
/// ```
public final class LagChart extends LagCanvas {
    public static final double WINDOW_S = 60;
    private static final double LEAST_TOP = 10;
    private static final double BREAK_S = 5;
    private static final int GRID_LINES = 4;

    private List<LagCurve> curves = List.of();
    private List<LagMark> marks = List.of();

    /// Everything within the window is drawn, the rest left out.
    public void show(List<LagCurve> newCurves, List<LagMark> newMarks) {
        curves = newCurves.stream().filter(curve -> !curve.isEmpty()).toList();
        marks = newMarks.stream().filter(mark -> mark.ageS() <= WINDOW_S).toList();
        redraw();
    }

    @Override
    void draw(GraphicsContext pen, double width, double height) {
        double step = step(curves.stream().mapToDouble(LagCurve::largest).max().orElse(0));
        double top = step * GRID_LINES;
        double names = curves.stream()
                .mapToDouble(curve -> widthOf(curve.name()))
                .max()
                .orElse(0);
        double left = widthOf(count(top)) + line() / 2;
        Plot plot =
                new Plot(left, line() * 1.6, width - Math.min(names + line(), width / 3), height - line() * 1.3, top);
        grid(pen, plot, step);
        marks(pen, plot);
        curves.forEach(curve -> curve(pen, plot, curve));
        names(pen, plot, width);
    }

    /// Where the lines are drawn, and how amounts become pixels.
    private record Plot(double left, double top, double right, double bottom, double most) {
        double x(double ageS) {
            return right - (right - left) * ageS / WINDOW_S;
        }

        double y(double lag) {
            return bottom - (bottom - top) * Math.min(lag, most) / most;
        }
    }

    private void grid(GraphicsContext pen, Plot plot, double step) {
        pen.setLineDashes();
        pen.setLineWidth(1);
        pen.setStroke(Color.web(theme().line()));
        for (int i = 0; i <= GRID_LINES; i++) {
            double y = Math.round(plot.y(i * step)) + 0.5;
            pen.strokeLine(plot.left(), y, plot.right(), y);
            write(pen, count(i * step), plot.left() - line() / 3, y, TextAlignment.RIGHT, theme().muted());
        }
        double below = plot.bottom() + line() * 0.8;
        write(pen, "60 s ago", plot.left(), below, TextAlignment.LEFT, theme().muted());
        write(pen, "30", plot.x(30), below, TextAlignment.CENTER, theme().muted());
        write(pen, "now", plot.right(), below, TextAlignment.RIGHT, theme().muted());
    }

    /// Newest first: where two would overlap the older stays without its words.
    private void marks(GraphicsContext pen, Plot plot) {
        double free = plot.right() + line() * 2;
        for (LagMark mark :
                marks.stream().sorted(Comparator.comparingDouble(LagMark::ageS)).toList()) {
            double x = Math.round(plot.x(mark.ageS())) + 0.5;
            pen.setStroke(Color.web(theme().muted()));
            pen.setLineWidth(1);
            pen.setLineDashes(2, 2);
            pen.strokeLine(x, plot.top() - line() * 0.3, x, plot.bottom());
            pen.setLineDashes();
            double half = widthOf(mark.text()) / 2;
            double middle = Math.clamp(x, plot.left() + half, Math.max(plot.left() + half, plot.right() - half));
            if (middle + half < free) {
                write(pen, mark.text(), middle, plot.top() - line() * 0.9, TextAlignment.CENTER, theme().muted());
                free = middle - half - line() / 2;
            }
        }
    }

    private void curve(GraphicsContext pen, Plot plot, LagCurve curve) {
        pen.setStroke(Color.web(curve.look().on(theme())));
        pen.setLineWidth(2);
        pen.setLineDashes(
                curve.look().dash().stream().mapToDouble(Double::doubleValue).toArray());
        pen.beginPath();
        double before = Double.POSITIVE_INFINITY;
        for (LagCurve.Point point : curve.points()) {
            if (point.ageS() <= WINDOW_S) {
                if (before - point.ageS() > BREAK_S) {
                    pen.moveTo(plot.x(point.ageS()), plot.y(point.lag()));
                } else {
                    pen.lineTo(plot.x(point.ageS()), plot.y(point.lag()));
                }
                before = point.ageS();
            }
        }
        pen.stroke();
        pen.setLineDashes();
    }

    /// Names of lines that reach to now, pushed apart where they would touch.
    private void names(GraphicsContext pen, Plot plot, double width) {
        List<LagCurve> alive = new ArrayList<>(curves.stream()
                .filter(curve -> curve.points().getLast().ageS() < BREAK_S)
                .toList());
        alive.sort(Comparator.comparingDouble(
                (LagCurve curve) -> curve.points().getLast().lag()));
        double above = plot.bottom() + line();
        double room = plot.bottom() - plot.top() + line();
        double apart = Math.min(line() * 0.95, room / Math.max(1, alive.size()));
        for (LagCurve curve : alive) {
            double wanted = plot.y(curve.points().getLast().lag());
            double y = Math.min(wanted, above - apart);
            above = y;
            String name = fitted(curve.name(), width - plot.right() - line() / 2);
            write(
                    pen,
                    name,
                    plot.right() + line() / 3,
                    y,
                    TextAlignment.LEFT,
                    curve.look().on(theme()));
        }
    }

    /// A round step, so that four of it hold `largest`.
    private static double step(double largest) {
        double least = Math.max(largest, LEAST_TOP) / GRID_LINES;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            double step = factor * power;
            if (step >= least && (step == Math.rint(step))) {
                return step;
            }
        }
        return Math.ceil(10 * power);
    }

    private static String count(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }
}
