package dev.offsetlab.visualizer.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/// A chart with one row a path, from zero, as SVG text that a page puts in as it is.
public final class PathChart {
    /// What the page's style sheet calls its text face: the SVG names none of its own.
    private static final String FACE = "SansSerif";

    private static final int ROW_HEIGHT = 40;
    private static final int FRAME_HEIGHT = 56;
    private static final double NAMES_WIDTH = 90;
    private static final double CHAR_WIDTH = 7.6;
    private static final double LABEL_GAP = 24;
    private static final int WIDTH_OF_A_TICK = 110;

    private final String id;
    private final String unit;
    private final int width;

    /// @param id   unique in the page: names of clips carry it
    /// @param unit what the axis counts
    public PathChart(String id, String unit, int width) {
        this.id = id;
        this.unit = unit;
        this.width = width;
    }

    /// @throws Error or HeadlessException where the JDK finds no fonts: see [Drawing#unavailableBecause]
    public String svg(List<PathFigures> rows) {
        Palette palette = new Palette(rows.stream().map(PathFigures::path).toList());
        JFreeChart chart = new JFreeChart(null, null, plot(rows, palette), false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        int height = FRAME_HEIGHT + ROW_HEIGHT * rows.size();
        SVGGraphics2D g = new SVGGraphics2D(width, height);
        g.setDefsKeyPrefix(id + "-");
        g.setFontFunction(face -> "inherit");
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        String svg = g.getSVGElement(id, false, new ViewBox(0, 0, width, height), null, null);
        return palette.themed(svg);
    }

    private CategoryPlot plot(List<PathFigures> rows, Palette palette) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        rows.forEach(row -> data.addValue(row.interval().median(), unit, row.path()));
        Font font = new Font(FACE, Font.PLAIN, 13);
        PathRowRenderer renderer = new PathRowRenderer(rows, palette, font);
        CategoryPlot plot = new CategoryPlot(data, names(rows, palette, font), values(rows, palette), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(palette.color(Palette.LINE));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setInsets(new RectangleInsets(4, 0, 0, 8));
        return plot;
    }

    private static CategoryAxis names(List<PathFigures> rows, Palette palette, Font font) {
        CategoryAxis axis = new CategoryAxis();
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(font.deriveFont(Font.BOLD, 14f));
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        axis.setMaximumCategoryLabelWidthRatio(1f);
        rows.forEach(row -> axis.setTickLabelPaint(row.path(), palette.color(row.path())));
        return axis;
    }

    private NumberAxis values(List<PathFigures> rows, Palette palette) {
        Color muted = palette.color(Palette.MUTED);
        NumberAxis axis = new NumberAxis(unit);
        axis.setAutoRange(false);
        double end = end(rows);
        axis.setRange(0, end);
        axis.setTickUnit(tick(end));
        axis.setNumberFormatOverride(new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelPaint(muted);
        axis.setTickLabelFont(new Font(FACE, Font.PLAIN, 12));
        axis.setLabelPaint(muted);
        axis.setLabelFont(new Font(FACE, Font.PLAIN, 12));
        return axis;
    }

    /// Where the axis ends: far enough that every row's label still fits behind its drawing.
    private double end(List<PathFigures> rows) {
        double plotWidth = width - NAMES_WIDTH;
        double end = 0;
        for (PathFigures row : rows) {
            double labelShare = Math.min(0.75, (row.label().length() * CHAR_WIDTH + LABEL_GAP) / plotWidth);
            end = Math.max(end, row.largest() / (1 - labelShare));
        }
        return end > 0 ? end : 1;
    }

    /// 1, 2 or 5 times a power of ten, with room for its label.
    private NumberTickUnit tick(double end) {
        double least = end / Math.max(2, width / WIDTH_OF_A_TICK);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double lead = least / power;
        return new NumberTickUnit(power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10));
    }
}
