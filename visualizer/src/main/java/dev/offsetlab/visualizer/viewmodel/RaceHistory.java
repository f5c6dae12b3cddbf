package dev.offsetlab.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The last minute of every figure, for drawing: a ring of [#POINTS] points, ten a second.
///
/// ```
///   point      0    1    2    3        4    5
///   path       heap heap heap splice   splice splice
///   seconds    -58  -57.9 ...                   0      ago, of the newest point
///   run        |--- heap ---| |--- splice ------|      a line is drawn within a run, never from one to the next
/// ```
///
/// Time is the race's own: a gap (a laptop that slept) takes its place, no point is in it.
public final class RaceHistory {
    public static final int POINTS = 600;
    public static final double WINDOW_SECONDS = 60;
    /// Longer without a sample is a gap.
    static final double GAP_SECONDS = 2;

    private final double[] seconds = new double[POINTS];
    private final Map<RaceFigure, double[]> values = new EnumMap<>(RaceFigure.class);
    private final int[] run = new int[POINTS];
    private final String[] paths = new String[POINTS];
    /// Their seconds are those of [#now] when it happened.
    private final List<Mark> marks = new ArrayList<>();
    private long added;
    private int runs;
    private double now;

    /// From here on this path was in force.
    ///
    /// @param secondsAgo 0 is now, 60 the left edge
    public record Mark(double secondsAgo, String path) {}

    /// Points that belong together, oldest first.
    public static final class Run {
        private final String path;
        private final double[] secondsAgo;
        private final double[] values;

        Run(String path, double[] secondsAgo, double[] values) {
            this.path = path;
            this.secondsAgo = secondsAgo;
            this.values = values;
        }

        /// Empty where more than one was at work.
        public String path() {
            return path;
        }

        /// Of each point, falling.
        public double[] secondsAgo() {
            return secondsAgo.clone();
        }

        /// Of each point; NaN where the figure cannot be told.
        public double[] values() {
            return values.clone();
        }
    }

    RaceHistory() {
        for (RaceFigure figure : RaceFigure.values()) {
            values.put(figure, new double[POINTS]);
        }
    }

    /// Time goes on by so much.
    void advance(double bySeconds) {
        now += bySeconds;
        while (marks.size() > 1 && now - marks.get(1).secondsAgo() >= WINDOW_SECONDS) {
            marks.removeFirst();
        }
    }

    /// A point at this moment; `path` is empty where more than one was at work.
    ///
    /// @param delivering whether delivering is all that the broker does; else the costs of delivery cannot be told
    void add(String path, Rates rates, boolean delivering) {
        int at = (int) (added++ % POINTS);
        seconds[at] = now;
        paths[at] = path;
        run[at] = runs;
        values.forEach((figure, points) ->
                points[at] = delivering || !figure.isCostOfDelivery() ? figure.of(rates) : Double.NaN);
    }

    /// What comes is not joined to what was.
    void cut() {
        runs++;
    }

    void mark(String path) {
        marks.add(new Mark(now, path));
    }

    /// Switches within the window, oldest first; the first is of the path that was in force at its left
    /// edge.
    public List<Mark> marks() {
        return marks.stream()
                .map(mark -> new Mark(Math.min(now - mark.secondsAgo(), WINDOW_SECONDS), mark.path()))
                .toList();
    }

    /// One figure's runs within the window, oldest first.
    public List<Run> runs(RaceFigure figure) {
        List<Run> found = new ArrayList<>();
        long from = oldestInWindow();
        while (from < added) {
            long to = from + 1;
            while (to < added && run[slot(to)] == run[slot(from)]) {
                to++;
            }
            found.add(run(figure, from, to));
            from = to;
        }
        return found;
    }

    private Run run(RaceFigure figure, long from, long to) {
        int size = (int) (to - from);
        double[] ago = new double[size];
        double[] amounts = new double[size];
        double[] points = Objects.requireNonNull(values.get(figure));
        for (int i = 0; i < size; i++) {
            ago[i] = now - seconds[slot(from + i)];
            amounts[i] = points[slot(from + i)];
        }
        return new Run(paths[slot(from)], ago, amounts);
    }

    private long oldestInWindow() {
        long oldest = Math.max(0, added - POINTS);
        while (oldest < added && now - seconds[slot(oldest)] > WINDOW_SECONDS) {
            oldest++;
        }
        return oldest;
    }

    private static int slot(long point) {
        return (int) (point % POINTS);
    }
}
