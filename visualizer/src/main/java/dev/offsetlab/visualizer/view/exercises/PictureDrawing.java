package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.kit.Evidence.Mark;
import dev.offsetlab.lessons.grade.kit.Evidence.Picture;
import dev.offsetlab.lessons.grade.kit.Evidence.Segment;
import dev.offsetlab.visualizer.chart.SegmentInk;
import dev.offsetlab.visualizer.chart.SegmentLabels;
import dev.offsetlab.visualizer.chart.SegmentPainter;
import dev.offsetlab.visualizer.viewmodel.LogText;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// One drawing of segments side by side, as wide as their files are long.
///
/// ```
///   wanted (byte 6,000)          a line for each mark, the last lowest
///        |        got (byte 8,000)
///        v        v
///   [ segment  |  segment     ]  index entries at the foot
///   1500          1540
/// ```
final class PictureDrawing {
    private static final double SIDE = 12;
    private static final double LINE_EM = 1.35;
    private static final double MARKER_EM = 0.9;
    private static final double BODY_EM = 3.4;
    private static final double GAP = 10;
    /// Of the width: no segment gets less, for it could not be seen.
    private static final double LEAST_SHARE = 0.03;

    private final Picture picture;
    private final SegmentPainter paint;
    private final double em;
    private final double width;
    private final double[] edges;

    PictureDrawing(Picture picture, GraphicsContext to, SegmentInk ink, String family, double width) {
        this.picture = picture;
        this.paint = new SegmentPainter(to, ink, family);
        this.em = ink.em();
        this.width = width;
        this.edges = edges();
    }

    static double height(Picture picture, double em) {
        return Math.ceil((picture.marks().size() * LINE_EM + MARKER_EM + BODY_EM + LINE_EM + 0.4) * em);
    }

    private double[] edges() {
        List<Segment> segments = picture.segments();
        double room = width - 2 * SIDE;
        double most = segments.stream()
                .mapToDouble(segment -> (double) segment.sizeBytes())
                .max()
                .orElse(1);
        double[] weights = segments.stream()
                .mapToDouble(segment -> Math.max(Math.max(1, LEAST_SHARE * most), (double) segment.sizeBytes()))
                .toArray();
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double[] found = new double[segments.size() + 1];
        found[0] = SIDE;
        for (int i = 0; i < weights.length; i++) {
            found[i + 1] = found[i] + room * weights[i] / all;
        }
        return found;
    }

    private double x(int segment, long positionBytes) {
        int index = Math.clamp(segment, 0, picture.segments().size() - 1);
        long size = Math.max(1, picture.segments().get(index).sizeBytes());
        double share = Math.clamp((double) positionBytes / size, 0, 1);
        return edges[index] + share * (edges[index + 1] - edges[index] - 1);
    }

    private double bodyTop() {
        return (picture.marks().size() * LINE_EM + MARKER_EM) * em;
    }

    private double bodyBottom() {
        return bodyTop() + BODY_EM * em;
    }

    void draw() {
        for (int i = 0; i < picture.segments().size(); i++) {
            body(i);
        }
        offsets();
        for (int i = 0; i < picture.marks().size(); i++) {
            leader(picture.marks().get(i), i);
        }
        for (int i = 0; i < picture.marks().size(); i++) {
            mark(picture.marks().get(i), i);
        }
    }

    private void body(int index) {
        Segment segment = picture.segments().get(index);
        double left = edges[index];
        double wide = edges[index + 1] - left;
        boolean active = index == picture.segments().size() - 1;
        paint.body(left, bodyTop(), wide, BODY_EM * em, active);
        double foot = bodyBottom() - BODY_EM * em / 3;
        segment.entryPositions().forEach(position -> paint.tick(x(index, position), foot, bodyBottom()));
        String size = LogText.bytes(segment.sizeBytes());
        if (paint.widthOf(size, true) < wide - 2 * GAP) {
            paint.text(size, left + GAP, bodyTop() + em, true);
        }
        paint.roll(left, bodyBottom(), bodyBottom() + em / 3);
    }

    /// Base offsets as far as there is room; where the log ends in any case.
    private void offsets() {
        double middle = bodyBottom() + LINE_EM * em / 2 + em / 4;
        SegmentLabels line = new SegmentLabels(0, width, GAP);
        Segment last = picture.segments().getLast();
        label(line, edges[edges.length - 1], "end " + LogText.count(last.endOffset()), middle);
        for (int i = 0; i < picture.segments().size(); i++) {
            label(line, edges[i], LogText.count(picture.segments().get(i).baseOffset()), middle);
        }
    }

    private void label(SegmentLabels line, double x, String text, double middle) {
        double start = line.place(x, paint.widthOf(text, false));
        if (!Double.isNaN(start)) {
            paint.text(text, start, middle, false);
        }
    }

    private void leader(Mark mark, int line) {
        double x = x(mark.segment(), mark.positionBytes());
        paint.leader(x, (line + 0.9) * LINE_EM * em, bodyTop() - MARKER_EM * em);
        paint.place(x, bodyTop(), bodyBottom(), mark.wrong());
    }

    private void mark(Mark mark, int line) {
        double x = x(mark.segment(), mark.positionBytes());
        if (mark.wrong()) {
            paint.wrongMarker(x, bodyTop() - 2);
        } else {
            paint.marker(x, bodyTop() - 2, true);
        }
        String text = PictureView.label(mark);
        double wide = paint.widthOf(text, true);
        double start = Math.clamp(x - wide / 2, 0, Math.max(0, width - wide));
        double middle = (line + 0.5) * LINE_EM * em;
        if (mark.wrong()) {
            paint.wrongText(text, start, middle);
        } else {
            paint.text(text, start, middle, true);
        }
    }
}
