package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// The last minute of an amount, and of a part of it, from zero: JFreeChart on a canvas, drawn once for each
/// call of [#show].
///
/// ```
///   900 |heap           |splice            a thin vertical where the path was switched, with its name
///   600 |~~~~~~~~~~~~~~~|  ______________  the line in the colour and dash of its path
///   300 |               | /
///     0 +------------------------------
///      60 s ago       30 s          now
/// ```
public final class LiveChart extends Region {
    private static final double WINDOW_SECONDS = 60;
    private static final int TINT_OF_ALL = 34;
    private static final int TINT_OF_PART = 90;
    /// Narrower than this there is room for every second label of the time axis.
    private static final double NARROW_EM = 26;

    private static final double LEFT_EM = 3.6;
    private static final double BOTTOM_EM = 1.9;
    private static final double EDGE_EM = 0.8;

    private final LiveDataset all = new LiveDataset();
    private final LiveDataset part = new LiveDataset();
    private final LiveRenderer allRenderer = new LiveRenderer(all, TINT_OF_ALL);
    private final LiveRenderer partRenderer = new LiveRenderer(part, TINT_OF_PART);
    private final NumberAxis time = new NumberAxis();
    private final NumberAxis amount = new NumberAxis();
    private final LiveScale scale;
    private final boolean labelled;
    private final XYPlot plot = new XYPlot(all, time, amount, allRenderer);
    private final JFreeChart chart = new JFreeChart(null, null, plot, false);
    private final ChartCanvas canvas = new ChartCanvas(chart);
    private List<LiveMark> switches = List.of();
    private LabTheme theme = LabTheme.LIGHT;
    private Font font = new Font("SansSerif", Font.PLAIN, 14);

    /// @param leastEnd the axis never ends below this
    /// @param labelled whether the time axis has labels: the lower of two charts has
    /// @throws Error where the JDK finds no fonts: ask [Drawing#unavailableBecause] first
    public LiveChart(double leastEnd, boolean labelled) {
        this.labelled = labelled;
        scale = new LiveScale(leastEnd);
        chart.setNotify(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        plot.setDataset(1, part);
        plot.setRenderer(1, partRenderer);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        for (NumberAxis axis : List.of(time, amount)) {
            axis.setAutoRange(false);
            axis.setAxisLineVisible(false);
            axis.setTickMarksVisible(false);
        }
        time.setRange(-WINDOW_SECONDS, 0);
        time.setTickLabelsVisible(labelled);
        time.setTickLabelInsets(new RectangleInsets(8, 0, 0, 0));
        time.setNumberFormatOverride(new SecondsAgo());
        amount.setNumberFormatOverride(new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        use(theme, font.getSize2D(), font.getFamily());
    }

    /// @param fontSize in pixels
    public void use(LabTheme wanted, double fontSize, String family) {
        theme = wanted;
        font = new Font(family, Font.PLAIN, 1).deriveFont((float) fontSize);
        float line = (float) Math.max(2, fontSize / 5.6);
        allRenderer.use(wanted, line);
        partRenderer.use(wanted, line / 2);
        // A background of its own, that nothing else has: what draws next is then never taken for drawn already.
        chart.setBackgroundPaint(Color.decode(wanted.card()));
        plot.setRangeGridlinePaint(Color.decode(wanted.line()));
        for (NumberAxis axis : List.of(time, amount)) {
            axis.setTickLabelPaint(Color.decode(wanted.muted()));
            axis.setTickLabelFont(font.deriveFont((float) (fontSize * 0.93)));
        }
        AxisSpace left = new AxisSpace();
        left.setLeft(LEFT_EM * fontSize);
        plot.setFixedRangeAxisSpace(left);
        AxisSpace bottom = new AxisSpace();
        bottom.setBottom((labelled ? BOTTOM_EM : 0) * fontSize);
        plot.setFixedDomainAxisSpace(bottom);
        double edge = EDGE_EM * fontSize;
        plot.setInsets(new RectangleInsets(edge, 0, labelled ? 0 : edge / 2, 2 * edge));
        redraw();
    }

    /// @param amounts  the lines that matter
    /// @param parts    of them, drawn thinner under the same axis; may be empty
    public void show(List<LiveLine> amounts, List<LiveLine> parts, List<LiveMark> marks) {
        all.use(amounts);
        part.use(parts);
        scale.fit(amounts.stream().mapToDouble(LiveLine::largest).max().orElse(0));
        amount.setRange(0, scale.end());
        amount.setTickUnit(new NumberTickUnit(scale.step()));
        switches = marks;
        placeMarks();
        redraw();
    }

    /// Where their names go depends on the room between them.
    private void placeMarks() {
        plot.clearDomainMarkers();
        time.setTickUnit(new NumberTickUnit(getWidth() < NARROW_EM * font.getSize2D() ? 30 : 15));
        double pixelsPerSecond = Math.max(0, getWidth() - (LEFT_EM + 2 * EDGE_EM) * font.getSize2D()) / WINDOW_SECONDS;
        LiveMarks.of(switches, theme, font.deriveFont(Font.BOLD), pixelsPerSecond)
                .forEach(plot::addDomainMarker);
    }

    /// Where the axis ends now.
    double end() {
        return scale.end();
    }

    /// One event a frame, whatever changed.
    private void redraw() {
        if (getWidth() > 0 && getHeight() > 0) {
            canvas.draw();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            placeMarks();
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }

    /// `45 s`, `now`.
    private static final class SecondsAgo extends java.text.NumberFormat {
        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double seconds, StringBuffer to, java.text.FieldPosition at) {
            return to.append(seconds == 0 ? "now" : Math.round(-seconds) + " s ago");
        }

        @Override
        public StringBuffer format(long seconds, StringBuffer to, java.text.FieldPosition at) {
            return format((double) seconds, to, at);
        }

        @Override
        public Number parse(String text, java.text.ParsePosition at) {
            throw new UnsupportedOperationException("only for showing");
        }
    }
}
