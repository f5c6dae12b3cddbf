package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import java.nio.file.Path;

/// The part of a log that is seen: which stretch of its axis lies on how many pixels. Nothing but arithmetic.
///
/// ```
///   axis    first ........ start [===== span =====] ............ last
///   pixels                      0                width
/// ```
///
/// While the whole log is seen it stays whole as it grows. Otherwise what is seen stays where it is: when old segments
/// go, or the scale changes, the offset at the left edge is looked up anew. While it follows, the end stays at the
/// right edge.
public final class LogViewport {
    private static final double LEAST_SPAN = 16;
    private static final LogAxis NOTHING =
            new LogAxis(new LogOutline(Path.of(""), new long[1], new long[1], 0, 0), LogScale.OFFSETS);

    private LogAxis axis = NOTHING;
    private double start;
    private double span = 1;
    private double width = 1;
    private boolean whole = true;
    private boolean follow;

    /// The log changed, or is drawn to another scale.
    public void use(LogAxis next) {
        double from = axis.offsetAt(start);
        double to = axis.offsetAt(start + span);
        boolean rescaled = next.scale() != axis.scale();
        axis = next;
        if (rescaled) {
            span = next.between(to) - next.between(from);
        }
        start = next.between(from);
        settle();
    }

    /// Another log: all of it.
    public void start(LogAxis other) {
        axis = other;
        whole = true;
        settle();
    }

    public void resize(double widthPixels) {
        width = Math.max(1, widthPixels);
        settle();
    }

    /// @param factor      2 shows half as much
    /// @param anchorPixel what lies there stays there
    public void zoom(double factor, double anchorPixel) {
        double pixel = follow ? width : Math.clamp(anchorPixel, 0, width);
        double anchor = coordinate(pixel);
        span /= factor;
        whole = span >= axis.length();
        span = Math.max(span, LEAST_SPAN);
        start = anchor - pixel / width * span;
        settle();
    }

    /// @param pixels to the right, towards newer records
    public void pan(double pixels) {
        moveTo(start + pixels * span / width);
    }

    /// Moves the left edge to a coordinate; away from the end it no longer follows.
    public void moveTo(double coordinate) {
        start = coordinate;
        follow &= coordinate >= axis.last() - span;
        settle();
    }

    public void home() {
        moveTo(axis.first());
    }

    public void tail() {
        moveTo(axis.last() - span);
    }

    public void showAll() {
        whole = true;
        settle();
    }

    public void follow(boolean wanted) {
        follow = wanted;
        settle();
    }

    public boolean follows() {
        return follow;
    }

    public boolean isWhole() {
        return whole;
    }

    /// Moves no more than needed to show a stretch; zooms out where it is too long.
    public void reveal(double from, double to) {
        if (to - from > span) {
            span = to - from;
            start = from;
            whole = span >= axis.length();
        } else if (from < start) {
            start = from;
        } else if (to > start + span) {
            start = to - span;
        }
        follow &= start + span >= axis.last();
        settle();
    }

    private void settle() {
        double length = Math.max(1, axis.length());
        if (whole || span >= length) {
            whole = true;
            span = length;
        }
        double latest = axis.first() + length - span;
        start = follow || whole ? latest : Math.clamp(start, axis.first(), latest);
    }

    public double start() {
        return start;
    }

    public double span() {
        return span;
    }

    public double end() {
        return start + span;
    }

    public double width() {
        return width;
    }

    public double unitsPerPixel() {
        return span / width;
    }

    public double x(double coordinate) {
        return (coordinate - start) / span * width;
    }

    public double coordinate(double x) {
        return start + x / width * span;
    }
}
