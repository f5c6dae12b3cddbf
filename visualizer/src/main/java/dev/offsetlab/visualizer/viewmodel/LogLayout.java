package dev.offsetlab.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.List;

/// Which boxes to draw for the part of a log that is seen: as many as there are pixels for, however many segments.
///
/// ```
///   edges in pixels    0   0.4  0.8  1.9   3.1          40              80
///   cells             [ 4 segments      ][ 1           ][ 1            ]
/// ```
///
/// Thin segments that begin in the same piece of the axis, three pixels long, share a cell. The pieces lie on the axis,
/// not on the view: panning moves cells and does not shuffle them.
final class LogLayout {
    static final double LEAST_PIXELS = 3;

    private final LogAxis axis;
    private final LogViewport view;
    private final double piece;

    LogLayout(LogAxis axis, LogViewport view) {
        this.axis = axis;
        this.view = view;
        this.piece = LEAST_PIXELS * view.unitsPerPixel();
    }

    List<LogCell> cells() {
        List<LogCell> cells = new ArrayList<>();
        int end = axis.segmentAt(view.end()) + 1;
        int segment = firstOfCell(axis.segmentAt(view.start()));
        while (segment < end) {
            int next = behindCell(segment);
            double x = view.x(axis.edge(segment));
            cells.add(new LogCell(segment, next - segment, x, view.x(axis.edge(next)) - x));
            segment = next;
        }
        return cells;
    }

    private int firstOfCell(int segment) {
        int first = segment;
        while (first > 0 && together(first - 1, first)) {
            first--;
        }
        return first;
    }

    private int behindCell(int segment) {
        int next = segment + 1;
        while (next < axis.outline().segmentCount() && together(next - 1, next)) {
            next++;
        }
        return next;
    }

    private boolean together(int left, int right) {
        return isThin(left)
                && isThin(right)
                && !axis.outline().isActive(right)
                && Math.floor(axis.edge(left) / piece) == Math.floor(axis.edge(right) / piece);
    }

    private boolean isThin(int segment) {
        return axis.edge(segment + 1) - axis.edge(segment) < piece;
    }
}
