package dev.offsetlab.visualizer.chart;

/// A line under one data path, in whose colour and dash it is drawn: points, oldest first.
public final class LiveLine {
    private final String path;
    private final double[] secondsAgo;
    private final double[] values;

    /// @param secondsAgo of each point, falling: 0 is now
    /// @param values     of each point; the line is not drawn through NaN
    public LiveLine(String path, double[] secondsAgo, double[] values) {
        if (secondsAgo.length != values.length) {
            throw new IllegalArgumentException("times=" + secondsAgo.length + " values=" + values.length);
        }
        this.path = path;
        this.secondsAgo = secondsAgo.clone();
        this.values = values.clone();
    }

    String path() {
        return path;
    }

    int size() {
        return values.length;
    }

    double secondsAgo(int point) {
        return secondsAgo[point];
    }

    double value(int point) {
        return values[point];
    }

    double largest() {
        double most = 0;
        for (double value : values) {
            most = value > most ? value : most;
        }
        return most;
    }
}
