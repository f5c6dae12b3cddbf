package dev.offsetlab.visualizer.chart;

import dev.offsetlab.engine.workload.Interval;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.data.category.CategoryDataset;

/// Draws a path's row: the bar of its parts, every trial as a dot, the interval as a thin line with ends, its label.
///
/// ```
///   heap   ▒▒▒▒██████████████├──┤        0.325
///   splice ▒████├┤   · ··                0.079 = 0.24 x
/// ```
final class PathRowRenderer extends AbstractCategoryItemRenderer {
    private static final long serialVersionUID = 1L;
    private static final double BAR_HEIGHT = 18;
    private static final double DOT = 6;
    private static final double CAP = 5;
    private static final double LABEL_GAP = 12;

    private final transient List<PathFigures> rows;
    private final transient Palette palette;
    private final transient Font font;

    PathRowRenderer(List<PathFigures> rows, Palette palette, Font font) {
        this.rows = rows;
        this.palette = palette;
        this.font = font;
    }

    @Override
    public void drawItem(
            Graphics2D g,
            CategoryItemRendererState state,
            Rectangle2D area,
            CategoryPlot plot,
            CategoryAxis domain,
            ValueAxis range,
            CategoryDataset dataset,
            int row,
            int column,
            int pass) {
        PathFigures figures = rows.get(column);
        double y = domain.getCategoryMiddle(column, getColumnCount(), area, plot.getDomainAxisEdge());
        Scale scale = value -> range.valueToJava2D(value, area, plot.getRangeAxisEdge());
        Color color = palette.color(figures.path());
        bar(g, figures, scale, y, color);
        double end = interval(g, figures, scale, y);
        dots(g, figures, scale, y, color);
        g.setFont(font);
        g.setPaint(palette.color(Palette.INK));
        g.drawString(figures.label(), (float) (end + LABEL_GAP), (float) (y + font.getSize2D() * 0.36));
    }

    @FunctionalInterface
    private interface Scale {
        double x(double value);
    }

    private static void bar(Graphics2D g, PathFigures figures, Scale scale, double y, Color color) {
        Composite before = g.getComposite();
        double sum = 0;
        for (int part = 0; part < figures.parts().size(); part++) {
            double from = scale.x(sum);
            sum += figures.parts().get(part);
            boolean last = part == figures.parts().size() - 1;
            g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, last ? 1f : 0.45f));
            g.setPaint(color);
            g.fill(new Rectangle2D.Double(from, y - BAR_HEIGHT / 2, Math.max(scale.x(sum) - from, 0), BAR_HEIGHT));
        }
        g.setComposite(before);
    }

    private static void dots(Graphics2D g, PathFigures figures, Scale scale, double y, Color color) {
        Composite before = g.getComposite();
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.7f));
        g.setPaint(color);
        int n = figures.trials().size();
        for (int i = 0; i < n; i++) {
            // In the order of the rounds, from the top down: dots of one value do not hide each other.
            double spread = n < 2 ? 0 : BAR_HEIGHT * ((double) i / (n - 1) - 0.5);
            double x = scale.x(figures.trials().get(i));
            g.fill(new Ellipse2D.Double(x - DOT / 2, y + spread - DOT / 2, DOT, DOT));
        }
        g.setComposite(before);
    }

    /// Returns where the row's drawing ends.
    private double interval(Graphics2D g, PathFigures figures, Scale scale, double y) {
        Interval interval = figures.interval();
        if (interval.low() == interval.high()) {
            return scale.x(figures.largest());
        }
        double low = scale.x(interval.low());
        double high = scale.x(interval.high());
        g.setPaint(palette.color(Palette.INK));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Line2D.Double(low, y, high, y));
        g.draw(new Line2D.Double(low, y - CAP, low, y + CAP));
        g.draw(new Line2D.Double(high, y - CAP, high, y + CAP));
        if (figures.parts().isEmpty()) {
            double median = scale.x(interval.median());
            g.setStroke(new BasicStroke(3f));
            g.draw(new Line2D.Double(median, y - BAR_HEIGHT / 2, median, y + BAR_HEIGHT / 2));
        }
        return scale.x(figures.largest());
    }
}
