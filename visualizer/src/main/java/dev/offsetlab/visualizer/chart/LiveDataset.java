package dev.offsetlab.visualizer.chart;

import java.util.List;
import org.jfree.data.xy.AbstractXYDataset;

/// The lines of a live chart as JFreeChart reads them: one series a line, time to the right. Tells nobody of a change;
/// the chart does, once a frame.
final class LiveDataset extends AbstractXYDataset {
    private static final long serialVersionUID = 1L;

    private transient List<LiveLine> lines = List.of();

    void use(List<LiveLine> newest) {
        lines = newest;
    }

    LiveLine line(int series) {
        return lines.get(series);
    }

    @Override
    public int getSeriesCount() {
        return lines.size();
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return series;
    }

    @Override
    public int getItemCount(int series) {
        return lines.get(series).size();
    }

    @Override
    public double getXValue(int series, int item) {
        return -lines.get(series).secondsAgo(item);
    }

    @Override
    public double getYValue(int series, int item) {
        return lines.get(series).value(item);
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }
}
