package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.visualizer.chart.SegmentLabels;
import dev.offsetlab.visualizer.chart.SegmentPainter;
import dev.offsetlab.visualizer.viewmodel.LogMark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Readers over the log: a marker for each, its name and lag where there is room on one of the lines above.
final class ReaderMarks {
    private static final double GAP = 12;

    private final SegmentPainter paint;
    private final LogRows rows;
    private final List<SegmentLabels> lines;

    /// A label that found room.
    private record Placed(LogMark mark, double start, int line) {}

    ReaderMarks(SegmentPainter paint, LogRows rows, double width) {
        this.paint = paint;
        this.rows = rows;
        this.lines = Stream.generate(() -> new SegmentLabels(2 - LogRows.SIDE, width + LogRows.SIDE - 2, GAP))
                .limit(rows.labelLines())
                .toList();
    }

    /// Lines first, so that they run behind the words.
    void draw(List<LogMark> marks) {
        List<Placed> labels = new ArrayList<>();
        for (LogMark mark : marks) {
            place(mark, labels);
        }
        double bottom = rows.bodyTop() - rows.em() * 0.6;
        labels.forEach(label -> paint.leader(label.mark.x(), rows.labelBottom(label.line), bottom));
        labels.forEach(label -> paint.text(label.mark.text(), label.start, rows.labelMiddle(label.line), true));
        marks.forEach(mark -> paint.marker(mark.x(), rows.bodyTop() - 2, mark.hasFetching()));
    }

    private void place(LogMark mark, List<Placed> labels) {
        double width = paint.widthOf(mark.text(), true);
        for (int line = 0; line < lines.size(); line++) {
            double start = lines.get(line).place(mark.x() - rows.em() * 0.36, width);
            if (!Double.isNaN(start)) {
                labels.add(new Placed(mark, start, line));
                return;
            }
        }
    }
}
