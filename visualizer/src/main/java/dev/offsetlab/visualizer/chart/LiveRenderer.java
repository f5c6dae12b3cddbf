package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.theme.PathLook;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;

/// Draws each line as one path in the colour and dash of its data path, over a tint down to zero.
final class LiveRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;

    private final int tint;
    private final transient LiveDataset data;
    private float width = 2.5f;
    private transient LabTheme theme = LabTheme.LIGHT;

    /// @param tint how opaque the area is, of 255
    LiveRenderer(LiveDataset data, int tint) {
        super(true, false);
        this.data = data;
        this.tint = tint;
        setDrawSeriesLineAsPath(true);
    }

    void use(LabTheme wanted, float lineWidth) {
        theme = wanted;
        width = lineWidth;
    }

    /// Lines only. The second pass would make an entity to point at of each of a thousand points, ten times a second.
    @Override
    public int getPassCount() {
        return 1;
    }

    @Override
    public Paint getItemPaint(int series, int item) {
        return Color.decode(theme.path(data.line(series).path()));
    }

    @Override
    public Stroke getItemStroke(int series, int item) {
        return stroke(data.line(series).path(), width);
    }

    static BasicStroke stroke(String path, float width) {
        var dash = PathLook.of(path).dash();
        if (dash.isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] pattern = new float[dash.size()];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = dash.get(i) * width / 2;
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, pattern, 0);
    }

    @Override
    public void drawItem(
            Graphics2D g,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domain,
            ValueAxis range,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        if (pass == 0 && item == 0) {
            fill(g, area, plot, domain, range, data.line(series));
        }
        super.drawItem(g, state, area, info, plot, domain, range, dataset, series, item, crosshair, pass);
    }

    /// As the line itself, not across what cannot be told.
    private void fill(Graphics2D g, Rectangle2D area, XYPlot plot, ValueAxis domain, ValueAxis range, LiveLine line) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO, line.size() + 3);
        double zero = range.valueToJava2D(0, area, plot.getRangeAxisEdge());
        int from = 0;
        while (from < line.size()) {
            int end = from;
            while (end < line.size() && !Double.isNaN(line.value(end))) {
                double x = domain.valueToJava2D(-line.secondsAgo(end), area, plot.getDomainAxisEdge());
                if (end == from) {
                    shape.moveTo(x, zero);
                }
                shape.lineTo(x, range.valueToJava2D(line.value(end), area, plot.getRangeAxisEdge()));
                end++;
            }
            if (end > from) {
                shape.lineTo(shape.getCurrentPoint().getX(), zero);
                shape.closePath();
            }
            from = end + 1;
        }
        Color color = Color.decode(theme.path(line.path()));
        g.setPaint(new Color(color.getRed(), color.getGreen(), color.getBlue(), tint));
        g.fill(shape);
    }
}
