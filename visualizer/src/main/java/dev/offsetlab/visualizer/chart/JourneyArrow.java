package dev.offsetlab.visualizer.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// One hop of a journey, with marks that travel along it. Who moves the bytes shows by form, not only by colour:
///
/// ```
///   CPU        ==[#]===[#]===>     a thick line, filled squares: the bytes themselves
///   DMA        - - (o) - - (o) ->  dashes, hollow circles: a device moves them
///   REFERENCE  . . <> . . <> . >   dots, hollow diamonds: only where they are
///   SAME       =================   two names of one memory: nothing moves
///   UNKNOWN    -----[?]-----[?]->  a thin line, hollow squares
/// ```
///
/// No larger than the hop, for what is painted anew many times a second should be small.
public final class JourneyArrow extends Canvas {
    private static final double SPACING_EM = 1.3;
    private static final double HEAD_EM = 0.45;
    private static final double MARK_EM = 0.5;
    private static final double THICK_EM = 1;

    private final Sign sign;
    private final Direction direction;
    private double length;
    private double em = 1;
    private Color line = Color.GRAY;
    private Color surface = Color.WHITE;
    private double marksPerS;
    private boolean marked;
    private double offset;

    public enum Sign {
        CPU,
        DMA,
        REFERENCE,
        SAME,
        UNKNOWN
    }

    public enum Direction {
        RIGHT(0),
        DOWN(90),
        LEFT(180);

        private final double degrees;

        Direction(double degrees) {
            this.degrees = degrees;
        }
    }

    public JourneyArrow(Sign sign, Direction direction) {
        this.sign = sign;
        this.direction = direction;
        setMouseTransparent(true);
    }

    public Direction direction() {
        return direction;
    }

    /// Takes its size: `lengthPx` along its direction, one `emPx` across.
    public void size(double lengthPx, double emPx) {
        double known = Math.max(0, lengthPx);
        if (known == length && emPx == em) {
            return;
        }
        length = known;
        em = emPx;
        double across = THICK_EM * em;
        setWidth(direction == Direction.DOWN ? across : length);
        setHeight(direction == Direction.DOWN ? length : across);
        draw();
    }

    /// @param lineColor    as `#RRGGBB`
    /// @param surfaceColor what it lies on
    public void colours(String lineColor, String surfaceColor) {
        line = Color.web(lineColor);
        surface = Color.web(surfaceColor);
        draw();
    }

    /// @param newMarksPerS marks that pass a point in a second; 0 stands still
    /// @param showMarks    whether there are any
    public void flow(double newMarksPerS, boolean showMarks) {
        boolean changed = marked != showMarks;
        marksPerS = newMarksPerS;
        marked = showMarks;
        if (changed) {
            draw();
        }
    }

    /// Moves on; paints only where something moves.
    public void advance(double seconds) {
        if (marked && marksPerS > 0 && sign != Sign.SAME) {
            offset = (offset + marksPerS * seconds) % 1;
            draw();
        }
    }

    private void draw() {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.save();
        g.translate(getWidth() / 2, getHeight() / 2);
        g.rotate(direction.degrees);
        g.translate(-length / 2, 0);
        g.setStroke(line);
        g.setFill(line);
        drawLine(g);
        if (marked && sign != Sign.SAME) {
            double spacing = SPACING_EM * em;
            double end = length - HEAD_EM * em - MARK_EM * em / 2;
            for (double x = offset * spacing; x < end; x += spacing) {
                if (x > MARK_EM * em / 2) {
                    drawMark(g, x);
                }
            }
        }
        g.restore();
    }

    private void drawLine(GraphicsContext g) {
        double head = HEAD_EM * em;
        double end = sign == Sign.SAME ? length : length - head;
        switch (sign) {
            case CPU -> stroke(g, 0.2 * em, end, 0);
            case DMA -> {
                g.setLineDashes(0.35 * em, 0.25 * em);
                stroke(g, 0.1 * em, end, 0);
            }
            case REFERENCE -> {
                g.setLineDashes(0.08 * em, 0.24 * em);
                stroke(g, 0.1 * em, end, 0);
            }
            case SAME -> {
                stroke(g, 0.08 * em, end, -0.16 * em);
                stroke(g, 0.08 * em, end, 0.16 * em);
            }
            case UNKNOWN -> stroke(g, 0.08 * em, end, 0);
        }
        g.setLineDashes();
        if (sign != Sign.SAME) {
            g.fillPolygon(new double[] {length - head, length, length - head}, new double[] {-head, 0, head}, 3);
        }
    }

    private static void stroke(GraphicsContext g, double width, double end, double y) {
        g.setLineWidth(width);
        g.strokeLine(width / 2, y, end, y);
    }

    private void drawMark(GraphicsContext g, double x) {
        double r = MARK_EM * em / 2;
        g.setLineWidth(0.12 * em);
        double[] xs = {x - r, x, x + r, x};
        double[] ys = {0, -r, 0, r};
        switch (sign) {
            case CPU -> g.fillRect(x - r, -r, 2 * r, 2 * r);
            case DMA -> {
                g.setFill(surface);
                g.fillOval(x - r, -r, 2 * r, 2 * r);
                g.strokeOval(x - r, -r, 2 * r, 2 * r);
            }
            case REFERENCE -> {
                g.setFill(surface);
                g.fillPolygon(xs, ys, 4);
                g.strokePolygon(xs, ys, 4);
            }
            default -> {
                g.setFill(surface);
                g.fillRect(x - r, -r, 2 * r, 2 * r);
                g.strokeRect(x - r, -r, 2 * r, 2 * r);
            }
        }
        g.setFill(line);
    }
}
