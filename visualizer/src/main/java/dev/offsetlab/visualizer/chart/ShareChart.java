package dev.offsetlab.visualizer.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/// A chart with one row a thing that was counted, its parts behind each other, as SVG text that a page puts in.
///
/// ```
///   7 The sendfile loop   ████████████▒▒▒▒░░
///   8 Many readers        ██████▒▒▒▒▒▒░░░░░░
/// ```
public final class ShareChart {
    private static final String FACE = "SansSerif";
    private static final int ROW_HEIGHT = 30;
    private static final int FRAME_HEIGHT = 56;

    private final String id;
    private final String unit;
    private final int width;
    private final List<String> parts;

    /// One thing with the counts of its parts.
    public record Row(String name, List<Integer> counts) {}

    /// @param id    unique in the page
    /// @param unit  what the axis counts
    /// @param parts a variable of the page's style sheet for each: the colour of the part, and its name
    public ShareChart(String id, String unit, int width, List<String> parts) {
        this.id = id;
        this.unit = unit;
        this.width = width;
        this.parts = List.copyOf(parts);
    }

    /// @throws Error or HeadlessException where the JDK finds no fonts: see [Drawing#unavailableBecause]
    public String svg(List<Row> rows) {
        Palette palette = new Palette(parts);
        JFreeChart chart = new JFreeChart(null, null, plot(rows, palette), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        int height = FRAME_HEIGHT + ROW_HEIGHT * rows.size();
        SVGGraphics2D g = new SVGGraphics2D(width, height);
        g.setDefsKeyPrefix(id + "-");
        g.setFontFunction(face -> "inherit");
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        return palette.themed(g.getSVGElement(id, false, new ViewBox(0, 0, width, height), null, null));
    }

    private CategoryPlot plot(List<Row> rows, Palette palette) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Row row : rows) {
            for (int part = 0; part < parts.size(); part++) {
                data.addValue(row.counts().get(part), parts.get(part), row.name());
            }
        }
        CategoryPlot plot = new CategoryPlot(data, names(palette), counts(palette), bars(palette));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(palette.color(Palette.LINE));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setInsets(new RectangleInsets(4, 0, 0, 16));
        return plot;
    }

    private StackedBarRenderer bars(Palette palette) {
        StackedBarRenderer bars = new StackedBarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setMaximumBarWidth(0.6);
        for (int part = 0; part < parts.size(); part++) {
            bars.setSeriesPaint(part, palette.color(parts.get(part)));
        }
        return bars;
    }

    private static CategoryAxis names(Palette palette) {
        CategoryAxis axis = new CategoryAxis();
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(new Font(FACE, Font.PLAIN, 13));
        axis.setTickLabelPaint(palette.color(Palette.INK));
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(0.25);
        axis.setMaximumCategoryLabelWidthRatio(0.5f);
        return axis;
    }

    private NumberAxis counts(Palette palette) {
        NumberAxis axis = new NumberAxis(unit);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelPaint(palette.color(Palette.MUTED));
        axis.setTickLabelFont(new Font(FACE, Font.PLAIN, 12));
        axis.setLabelPaint(palette.color(Palette.MUTED));
        axis.setLabelFont(new Font(FACE, Font.PLAIN, 12));
        return axis;
    }
}
