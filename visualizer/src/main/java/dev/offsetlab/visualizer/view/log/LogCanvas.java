package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.engine.log.IndexEntries;
import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.visualizer.chart.SegmentInk;
import dev.offsetlab.visualizer.chart.SegmentLabels;
import dev.offsetlab.visualizer.chart.SegmentPainter;
import dev.offsetlab.visualizer.viewmodel.LogAxis;
import dev.offsetlab.visualizer.viewmodel.LogCell;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogScale;
import dev.offsetlab.visualizer.viewmodel.LogText;
import dev.offsetlab.visualizer.viewmodel.LogViewport;
import dev.offsetlab.visualizer.viewmodel.LogWarmth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;

/// One frame of the drawing: the boxes that the model lays out, and nothing that is not in view.
final class LogCanvas {
    private static final double LEAST_TICK_PIXELS = 3;
    private static final double LABEL_GAP = 10;
    private static final int MOST_INDEXES = 12;

    private final LogModel log;
    private final LogAxis axis;
    private final LogViewport view;
    private final LogOutline outline;
    private final SegmentPainter paint;
    private final LogRows rows;
    private final List<LogCell> cells;

    private LogCanvas(LogModel log, LogAxis axis, SegmentPainter paint, LogRows rows) {
        this.log = log;
        this.axis = axis;
        this.view = log.viewport();
        this.outline = axis.outline();
        this.paint = paint;
        this.rows = rows;
        this.cells = log.cells();
    }

    static void draw(LogModel log, GraphicsContext to, SegmentInk ink, String family, double width, double height) {
        to.clearRect(0, 0, width, height);
        log.axis().ifPresent(axis -> {
            to.save();
            to.translate(LogRows.SIDE, 0);
            SegmentPainter paint = new SegmentPainter(to, ink, family);
            new LogCanvas(
                            log,
                            axis,
                            paint,
                            new LogRows(ink.em(), height, log.readers().size()))
                    .draw(to);
            to.restore();
        });
    }

    private void draw(GraphicsContext to) {
        to.save();
        to.beginPath();
        to.rect(-1, 0, view.width() + 2, rows.height());
        to.clip();
        drawBodies();
        drawDeleted();
        drawSizes();
        drawIndexes();
        drawSelection();
        to.restore();
        drawBounds();
        drawBaseOffsets();
        new ReaderMarks(paint, rows, view.width()).draw(log.marks());
    }

    private void drawBodies() {
        for (LogCell cell : cells) {
            boolean active = cell.isOne() && outline.isActive(cell.first()) && log.segmentsKnown();
            double width = active ? Math.max(2, cell.width()) : cell.width();
            double x = active ? Math.min(cell.x(), view.width() - 2) : cell.x();
            paint.body(x, rows.bodyTop(), width, rows.bodyHeight(), active);
            if (log.segmentsKnown()) {
                drawHeat(cell, x, width);
            }
        }
    }

    private void drawSizes() {
        if (log.segmentsKnown()) {
            double start = view.x(axis.at(outline.logStartOffset()));
            cells.forEach(cell -> drawSize(cell, Math.max(0, start)));
        }
    }

    private void drawHeat(LogCell cell, double x, double width) {
        Optional<LogWarmth> warmth = cell.isOne() ? log.residency().of(outline, cell.first()) : Optional.empty();
        if (warmth.isPresent()) {
            double[] parts = new double[warmth.get().parts()];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = warmth.get().part(i);
            }
            paint.heat(x, rows.heatTop(), width, rows.heatHeight(), parts);
            return;
        }
        Optional<Double> share = log.residency().share(outline, cell.first(), cell.count());
        if (share.isPresent()) {
            paint.heat(x, rows.heatTop(), width, rows.heatHeight(), new double[] {share.get()});
        } else {
            paint.unknown(x, rows.heatTop(), width, rows.heatHeight());
        }
    }

    /// Inside the part of the body that is seen, where it fits.
    private void drawSize(LogCell cell, double from) {
        boolean active = outline.isActive(cell.first());
        double left = Math.max(from, cell.x());
        double room = Math.min(view.width(), cell.x() + cell.width()) - left - 2 * LABEL_GAP;
        String size = LogText.bytes(outline.sizeBytes(cell.first()));
        double middle = rows.bodyTop() + rows.em();
        if (cell.isOne() && paint.widthOf(size, true) <= room) {
            paint.text(size, left + LABEL_GAP, middle, true);
            if (active && paint.widthOf("active", false) <= room) {
                paint.text("active", left + LABEL_GAP, middle + 1.25 * rows.em(), false);
            }
        }
    }

    private void drawDeleted() {
        double start = view.x(axis.at(outline.logStartOffset()));
        double left = Math.max(-1, view.x(axis.first()));
        if (start > left) {
            paint.hatch(left, rows.bodyTop(), Math.min(start, view.width() + 1) - left, rows.bodyHeight());
        }
    }

    private void drawIndexes() {
        List<Integer> wanted = new ArrayList<>();
        for (LogCell cell : cells) {
            boolean seen = cell.x() < view.width() && cell.x() + cell.width() > 0;
            if (cell.isOne() && seen && cell.width() > 8 * LEAST_TICK_PIXELS) {
                wanted.add(cell.first());
            }
        }
        if (wanted.size() > MOST_INDEXES || axis.scale() != LogScale.BYTES) {
            wanted.clear();
        }
        List<Integer> asked = new ArrayList<>(wanted);
        log.selected().ifPresent(asked::add);
        log.wantIndexes(asked);
        wanted.forEach(segment -> log.indexes().of(outline, segment).ifPresent(entries -> drawTicks(segment, entries)));
    }

    private void drawTicks(int segment, IndexEntries entries) {
        double perEntry = outline.sizeBytes(segment) / view.unitsPerPixel() / Math.max(1, entries.count());
        if (perEntry < LEAST_TICK_PIXELS) {
            return;
        }
        double top = rows.bodyBottom() - Math.min(rows.bodyHeight() / 3, 1.2 * rows.em());
        long from = (long) Math.max(0, view.start() - axis.edge(segment));
        for (int i = Math.max(0, entries.entryBefore(from)); i < entries.count(); i++) {
            double x = view.x(axis.atPosition(segment, entries.position(i)));
            if (x > view.width()) {
                return;
            }
            paint.tick(x, top, rows.bodyBottom());
        }
    }

    private void drawSelection() {
        OptionalInt selected = log.selected();
        if (selected.isPresent() && log.segmentsKnown()) {
            double x = view.x(axis.edge(selected.getAsInt()));
            double width = view.x(axis.edge(selected.getAsInt() + 1)) - x;
            double top = rows.bodyTop() + 1;
            paint.outline(Math.min(x, view.width() - 1), top, width, rows.heatBottom() - top);
        }
        log.selection()
                .pointed()
                .ifPresent(offset ->
                        paint.pointer(view.x(axis.at(offset)), rows.bodyTop() - rows.em() / 2, rows.heatBottom()));
    }

    private void drawBounds() {
        bound(axis.at(outline.logStartOffset()));
        bound(axis.last());
    }

    private void bound(double coordinate) {
        double x = view.x(coordinate);
        if (x >= -0.5 && x <= view.width() + 0.5) {
            paint.bound(x, rows.bodyTop() - 2, rows.heatBottom() + 2);
        }
    }

    /// The log's start and end first, then base offsets as far as there is room.
    private void drawBaseOffsets() {
        SegmentLabels line = new SegmentLabels(-LogRows.SIDE + 2, view.width() + LogRows.SIDE - 2, LABEL_GAP);
        label(line, axis.last(), "log end " + LogText.count(outline.logEndOffset()), true);
        label(line, axis.at(outline.logStartOffset()), "log start " + LogText.count(outline.logStartOffset()), true);
        log.selection().pointed().ifPresent(offset -> label(line, axis.at(offset), LogText.count(offset), true));
        if (!view.isWhole()) {
            edge(line, view.start());
            edge(line, view.end());
        }
        if (log.segmentsKnown()) {
            for (LogCell cell : cells) {
                double edge = axis.edge(cell.first());
                if (label(line, edge, LogText.count(outline.baseOffset(cell.first())), false)) {
                    paint.roll(view.x(edge), rows.heatBottom(), rows.baseMiddle() - rows.em() / 2);
                }
            }
        }
    }

    /// The offset at an edge of the view: wherever one is, one knows where.
    private void edge(SegmentLabels line, double coordinate) {
        label(line, coordinate, LogText.count((long) axis.offsetAt(coordinate)), false);
    }

    private boolean label(SegmentLabels line, double coordinate, String text, boolean strong) {
        double x = view.x(coordinate);
        if (x < -0.5 || x > view.width() + 0.5) {
            return false;
        }
        double start = line.place(x, paint.widthOf(text, strong));
        if (Double.isNaN(start)) {
            return false;
        }
        paint.text(text, start, rows.baseMiddle(), strong);
        return true;
    }
}
