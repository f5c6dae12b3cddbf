package dev.offsetlab.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;

/// One marker over the log: a reader, or several that stand too close to be told apart.
///
/// @param x       in pixels
/// @param readers at least one, by position
public record LogMark(double x, List<LogReader> readers) {
    private static final double LEAST_PIXELS = 12;

    public LogMark {
        readers = List.copyOf(readers);
    }

    /// `dashboard-1  lag 1,204`, or of several `3 readers  lag 10 to 1,204`.
    public String text() {
        long least = readers.stream().mapToLong(LogReader::lag).min().orElse(0);
        long most = readers.stream().mapToLong(LogReader::lag).max().orElse(0);
        String lag = LogText.count(least) + (least == most ? "" : " to " + LogText.count(most));
        String who = readers.size() == 1 ? readers.getFirst().name() : readers.size() + " readers";
        return who + "  lag " + lag;
    }

    public boolean hasFetching() {
        return readers.stream().anyMatch(reader -> reader.kind() == LogReader.Kind.FETCHING);
    }

    /// The readers that are in view, put together where they would overlap.
    ///
    /// @param readers by position
    static List<LogMark> of(List<LogReader> readers, LogAxis axis, LogViewport view) {
        List<LogMark> marks = new ArrayList<>();
        List<LogReader> together = new ArrayList<>();
        double x = 0;
        for (LogReader reader : readers) {
            double here = view.x(axis.at(reader.offset()));
            if (here < 0 || here > view.width() + 1) {
                continue;
            }
            if (!together.isEmpty() && here - x >= LEAST_PIXELS) {
                marks.add(new LogMark(x, together));
                together.clear();
            }
            x = together.isEmpty() ? here : x;
            together.add(reader);
        }
        if (!together.isEmpty()) {
            marks.add(new LogMark(x, together));
        }
        return marks;
    }
}
