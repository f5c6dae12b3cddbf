package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.engine.log.SearchTrace;
import dev.offsetlab.visualizer.view.StyleProbe;
import dev.offsetlab.visualizer.viewmodel.SearchRow;
import dev.offsetlab.visualizer.viewmodel.SearchStep;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import dev.offsetlab.visualizer.viewmodel.SearchText;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// Segments, index entries, batches, file: as much of a search as its step tells. Says nothing: the sentence beside it
/// does, for those who do not see it too.
///
/// As high as its rows are; takes any width from 340 up.
final class SearchPicture extends Region {
    private static final double GAP_EM = 0.9;
    private static final double LEAST_WIDTH_EM = 24;

    private final Canvas canvas = new Canvas();

    private final StyleProbe style = new StyleProbe();
    private Optional<SearchTrace> trace = Optional.empty();
    private Optional<SearchStep> step = Optional.empty();
    private Optional<SearchStep> before = Optional.empty();
    private Optional<Rectangle2D> foundBox = Optional.empty();
    private String path = "";
    private double fade = 1;

    SearchPicture() {
        getChildren().addAll(canvas, style);
        style.onChange(this::requestLayout);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// Shows `now`; what it adds to `last` is drawn `share` of the way, 0 to 1.
    void show(Optional<SearchTrace> found, Optional<SearchStep> last, Optional<SearchStep> now, String inForce) {
        boolean other = !found.equals(trace);
        trace = found;
        before = last;
        step = now;
        path = inForce;
        if (other) {
            requestLayout();
        }
        draw();
    }

    void fade(double share) {
        fade = share;
        draw();
    }

    /// The batch that was found is drawn at this point.
    boolean isFoundBatch(double x, double y) {
        return foundBox.filter(box -> box.contains(x, y)).isPresent();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double em() {
        return style.font().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEAST_WIDTH_EM * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = (width > 0 ? width : getWidth()) / em();
        return (rowEm(segments(), wide) + rowEm(mostEntries(), wide) + 2 * GAP_EM + ScanDrawing.HEIGHT_EM) * em();
    }

    private int segments() {
        return trace.map(found -> found.segments().size()).orElse(1);
    }

    /// Of all visits, so that the picture does not jump from step to step.
    private int mostEntries() {
        return trace.map(found -> found.visits().stream()
                        .mapToInt(SearchTrace.Visit::entries)
                        .max()
                        .orElse(0))
                .orElse(0);
    }

    private static double rowEm(int places, double widthEm) {
        return ProbeDrawing.heightEm(places, widthEm);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.max(1, getWidth()));
        canvas.setHeight(Math.max(1, getHeight()));
        draw();
    }

    private void draw() {
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        foundBox = Optional.empty();
        if (trace.isPresent() && step.isPresent() && canvas.getWidth() >= LEAST_WIDTH_EM * em() / 2) {
            draw(trace.get(), step.get());
        }
    }

    private void draw(SearchTrace found, SearchStep now) {
        Pen pen = new Pen(canvas.getGraphicsContext2D(), style.theme(), style.font());
        double width = canvas.getWidth();
        SearchStep last = before.orElse(now);
        ProbeDrawing probes = new ProbeDrawing(pen, width);
        SearchRow segments = SearchRow.segments(found, now);
        probes.draw("Segments", segmentsDetail(found), segments, SearchRow.segments(found, last), fade, 0);
        double y = pen.em(rowEm(segments(), width / pen.em(1)) + GAP_EM);
        SearchRow entries = SearchRow.entries(found, now);
        SearchRow entriesBefore = last.visit() == now.visit() ? SearchRow.entries(found, last) : entries;
        probes.draw("Sparse index", entriesDetail(found, now), entries, entriesBefore, fade, y);
        y += pen.em(rowEm(mostEntries(), width / pen.em(1)) + GAP_EM);
        int fresh = last.visit() == now.visit() ? Math.max(0, now.headers() - last.headers()) : now.headers();
        ScanDrawing scan = new ScanDrawing(pen, width);
        scan.draw(found, now, fresh, path, fade, y);
        foundBox = scan.foundBox();
    }

    private static String segmentsDetail(SearchTrace trace) {
        return SearchText.number(trace.segments().size()) + ", by base offset";
    }

    private static String entriesDetail(SearchTrace trace, SearchStep step) {
        if (!step.reached(Kind.SEGMENT) || trace.visits().isEmpty()) {
            return "";
        }
        SearchTrace.Visit visit = trace.visits().get(step.visit());
        return "of the segment at " + SearchText.number(visit.baseOffset()) + ": "
                + SearchText.count(visit.entries(), "entry");
    }
}
