package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.visualizer.viewmodel.SearchRow;
import dev.offsetlab.visualizer.viewmodel.SearchRow.Label;
import dev.offsetlab.visualizer.viewmodel.SearchRow.Mark;
import dev.offsetlab.visualizer.viewmodel.SearchText;
import java.util.ArrayList;
import java.util.List;

/// A sorted row under a binary search.
///
/// ```
///   Index  11 entries, 3 probes
///        (2)>    (3)        <(1)             numbered probes, pointing to where the search goes on
///   [.][.][ 1,509 ][ ][.][.][.][.][.]        what is out is greyed
///
///   a row of more places than fit has a bar of all of them above, and cells where the search ends
/// ```
final class ProbeDrawing {
    private static final double TITLE_EM = 1.7;
    private static final double MARKS_EM = 1.6;
    private static final double BAR_EM = 0.9;
    private static final double ZOOM_EM = 0.8;
    private static final double CELL_EM = 2.7;
    private static final double LEAST_WIDTH_EM = 5;
    private static final double MOST_WIDTH_EM = 9;
    private static final double MARK_WIDTH_EM = 2.4;

    private final Pen pen;
    private final double width;

    ProbeDrawing(Pen pen, double width) {
        this.pen = pen;
        this.width = width;
    }

    /// @param places in the row
    static double heightEm(int places, double widthEm) {
        double cells = TITLE_EM + MARKS_EM + CELL_EM;
        return places <= fit(widthEm) ? cells : cells + BAR_EM + ZOOM_EM + MARKS_EM;
    }

    private static int fit(double widthEm) {
        return Math.max(1, (int) (widthEm / LEAST_WIDTH_EM));
    }

    /// @param before the row one step ago: what changed since is drawn `fade` of the way, 0 to 1
    void draw(String name, String detail, SearchRow row, SearchRow before, double fade, double top) {
        pen.title(name, detail, top + pen.em(TITLE_EM / 2));
        double y = top + pen.em(TITLE_EM);
        if (row.count() == 0) {
            return;
        }
        int fit = fit(width / pen.em(1));
        if (row.count() <= fit) {
            double cell = Math.min(width / row.count(), pen.em(MOST_WIDTH_EM));
            cells(row, before, fade, new Window(0, row.count(), cell), y);
        } else {
            bar(row, before, fade, y);
            int first = Math.clamp(row.focus() - fit / 2L, 0, row.count() - fit);
            double below = y + pen.em(MARKS_EM + BAR_EM + ZOOM_EM);
            if (row.high() - row.low() <= fit || row.chosen().isPresent()) {
                Window window = new Window(first, fit, width / fit);
                zoom(row, window, y + pen.em(MARKS_EM + BAR_EM));
                cells(row, before, fade, window, below);
            } else {
                String left = SearchText.number(row.high() - row.low()) + " of " + SearchText.number(row.count())
                        + " are still possible";
                pen.small(left, 0, below + pen.em(MARKS_EM));
            }
        }
    }

    /// Places that are drawn as cells of one width.
    private record Window(int first, int places, double cellWidth) {
        double x(int place) {
            return (place - first) * cellWidth;
        }

        boolean holds(int place) {
            return first <= place && place < first + places;
        }
    }

    private void cells(SearchRow row, SearchRow before, double fade, Window window, double top) {
        double y = top + pen.em(MARKS_EM);
        for (int place = window.first; place < window.first + window.places; place++) {
            cell(row, before, fade, window, place, y);
        }
        List<Mark> marks = row.marks();
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (window.holds(mark.place())) {
                double x = window.x(mark.place()) + window.cellWidth / 2;
                double alpha = i < before.marks().size() ? 1 : fade;
                pen.mark(mark.number(), mark.right(), x, top + pen.em(MARKS_EM / 2), alpha);
            }
        }
    }

    private void cell(SearchRow row, SearchRow before, double fade, Window window, int place, double y) {
        double x = window.x(place);
        double wide = window.cellWidth - 2;
        double height = pen.em(CELL_EM);
        boolean chosen = row.chosen().isPresent() && row.chosen().getAsInt() == place;
        double certainty = certainty(row, before, fade, place);
        pen.box(x, y, wide, height, certainty);
        if (chosen) {
            pen.filled(x, y, wide, height, pen.accent(), before.chosen().isPresent() ? 1 : fade);
        }
        Label label = row.labels().getOrDefault(place, new Label("", ""));
        pen.words(label.main(), label.sub(), x, y, wide, height, chosen, chosen ? 1 : certainty);
    }

    /// 1 while a place is possible, 0 when it is out.
    private static double certainty(SearchRow row, SearchRow before, double fade, int place) {
        boolean other = row.chosen().isPresent() && row.chosen().getAsInt() != place;
        double now = row.possible(place) && !other ? 1 : 0;
        boolean otherBefore = before.chosen().isPresent() && before.chosen().getAsInt() != place;
        double then = before.count() == 0 || (before.possible(place) && !otherBefore) ? 1 : 0;
        return then + (now - then) * fade;
    }

    /// All places on one bar.
    private void bar(SearchRow row, SearchRow before, double fade, double top) {
        double y = top + pen.em(MARKS_EM);
        double perPlace = width / row.count();
        pen.box(0, y, width, pen.em(BAR_EM), 0);
        double low = between(before.count() == 0 ? 0 : before.low(), row.low(), fade);
        double high = between(before.count() == 0 ? row.count() : before.high(), row.high(), fade);
        pen.box(low * perPlace, y, Math.max(3, (high - low) * perPlace), pen.em(BAR_EM), 1);
        List<Double> taken = new ArrayList<>();
        for (Mark mark : row.marks()) {
            double x = (mark.place() + 0.5) * perPlace;
            pen.line(x, y, x, y + pen.em(BAR_EM), pen.accent());
            double markX = Math.clamp(x, pen.em(MARK_WIDTH_EM / 2), width - pen.em(MARK_WIDTH_EM / 2));
            if (taken.stream().allMatch(other -> Math.abs(other - markX) >= pen.em(MARK_WIDTH_EM))) {
                taken.add(markX);
                double alpha = mark.number() <= before.marks().size() ? 1 : fade;
                pen.mark(mark.number(), mark.right(), markX, top + pen.em(MARKS_EM / 2), alpha);
            }
        }
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /// From where the cells are on the bar to the cells.
    private void zoom(SearchRow row, Window window, double y) {
        double perPlace = width / row.count();
        double below = y + pen.em(ZOOM_EM);
        pen.line(window.first * perPlace, y, 0, below, pen.lineColor());
        pen.line((window.first + window.places) * perPlace, y, width, below, pen.lineColor());
    }
}
