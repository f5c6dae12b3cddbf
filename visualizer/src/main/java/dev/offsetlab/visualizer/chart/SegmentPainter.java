package dev.offsetlab.visualizer.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws the pieces of a log: bodies, heat, ticks, hatching, markers, labels. Knows pixels and colours, nothing of
/// logs.
public final class SegmentPainter {
    private static final double HATCH_STEP = 7;
    private static final double LEAST_GAP_WIDTH = 5;

    private final GraphicsContext to;
    private final SegmentInk ink;
    private final Text ruler = new Text();
    private final Font plain;
    private final Font bold;

    /// @param family of the window's font
    public SegmentPainter(GraphicsContext to, SegmentInk ink, String family) {
        this.to = to;
        this.ink = ink;
        this.plain = Font.font(family, ink.em() * 12 / 14);
        this.bold = Font.font(family, FontWeight.BOLD, ink.em() * 12 / 14);
        to.setTextBaseline(VPos.CENTER);
        to.setTextAlign(TextAlignment.LEFT);
    }

    /// A segment's body; wide ones leave a pixel between each other.
    public void body(double x, double y, double width, double height, boolean active) {
        to.setFill(active ? ink.activeBody() : ink.body());
        to.fillRect(x, y, drawn(width), height);
    }

    private static double drawn(double width) {
        return width >= LEAST_GAP_WIDTH ? width - 1 : width;
    }

    public void outline(double x, double y, double width, double height) {
        to.setStroke(ink.accent());
        to.setLineWidth(2);
        to.strokeRect(x, y, Math.max(2, drawn(width)), height);
    }

    /// Equal parts side by side, each in the colour of its share.
    public void heat(double x, double y, double width, double height, double[] shares) {
        double part = drawn(width) / shares.length;
        int from = 0;
        for (int i = 1; i <= shares.length; i++) {
            if (i == shares.length || SegmentInk.step(shares[i]) != SegmentInk.step(shares[from])) {
                to.setFill(ink.warmth(shares[from]));
                to.fillRect(x + from * part, y, (i - from) * part, height);
                from = i;
            }
        }
    }

    /// Heat that is not known yet.
    public void unknown(double x, double y, double width, double height) {
        to.setStroke(ink.line());
        to.setLineWidth(1);
        to.strokeRect(x + 0.5, y + 0.5, Math.max(0, drawn(width) - 1), height - 1);
    }

    /// Deleted: bytes that are still there and that no reader may ask for.
    public void hatch(double x, double y, double width, double height) {
        to.save();
        to.beginPath();
        to.rect(x, y, width, height);
        to.clip();
        to.setStroke(ink.muted());
        to.setLineWidth(1);
        for (double at = x - height - (x - height) % HATCH_STEP; at < x + width; at += HATCH_STEP) {
            to.strokeLine(at, y + height, at + height, y);
        }
        to.restore();
    }

    public void tick(double x, double top, double bottom) {
        vertical(x, top, bottom, ink.muted(), 1);
    }

    /// Where a segment begins.
    public void roll(double x, double top, double bottom) {
        vertical(x, top, bottom, ink.muted(), 1);
    }

    /// Where the log begins or ends.
    public void bound(double x, double top, double bottom) {
        vertical(x, top, bottom, ink.ink(), 2);
    }

    /// What was clicked or typed.
    public void pointer(double x, double top, double bottom) {
        vertical(x, top, bottom, ink.accent(), 2);
    }

    /// From a mark down through a body; a wrong one in the colour of what is wrong.
    public void place(double x, double top, double bottom, boolean wrong) {
        vertical(x, top, bottom, wrong ? ink.bad() : ink.ink(), 2);
    }

    private void vertical(double x, double top, double bottom, Color colour, double width) {
        to.setStroke(colour);
        to.setLineWidth(width);
        double at = width == 1 ? Math.floor(x) + 0.5 : Math.round(x);
        to.strokeLine(at, top, at, bottom);
    }

    /// A triangle whose tip is at `x`, `tip`; hollow for what is only noted down (committed), filled for who is there.
    public void marker(double x, double tip, boolean filled) {
        triangle(x, tip, filled ? ink.ink() : ink.card(), ink.ink());
    }

    /// What somebody's code gave, and is wrong.
    public void wrongMarker(double x, double tip) {
        triangle(x, tip, ink.bad(), ink.bad());
    }

    private void triangle(double x, double tip, Color fill, Color edge) {
        double half = ink.em() * 0.36;
        double top = tip - ink.em() * 0.6;
        double[] xs = {x - half, x + half, x};
        double[] ys = {top, top, tip};
        to.setFill(fill);
        to.fillPolygon(xs, ys, 3);
        to.setStroke(edge);
        to.setLineWidth(1.5);
        to.strokePolygon(xs, ys, 3);
    }

    /// From a marker up to its label.
    public void leader(double x, double top, double bottom) {
        vertical(x, top, bottom, ink.line(), 1);
    }

    public double widthOf(String text, boolean strong) {
        ruler.setFont(strong ? bold : plain);
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /// Text whose left edge is at `x`, its middle at `y`.
    public void text(String text, double x, double y, boolean strong) {
        to.setFont(strong ? bold : plain);
        to.setFill(strong ? ink.ink() : ink.muted());
        to.fillText(text, x, y);
    }

    /// The same in bold, in the colour of what is wrong.
    public void wrongText(String text, double x, double y) {
        to.setFont(bold);
        to.setFill(ink.bad());
        to.fillText(text, x, y);
    }
}
