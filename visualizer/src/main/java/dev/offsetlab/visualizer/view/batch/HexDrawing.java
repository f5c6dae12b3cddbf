package dev.offsetlab.visualizer.view.batch;

import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.visualizer.theme.LabTheme;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Draws the rows of a [HexView] that are to be seen.
final class HexDrawing {
    private static final double HIGHLIGHT_ALPHA = 0.4;
    private static final HexFormat HEX = HexFormat.of();

    private final GraphicsContext canvas;
    private final HexGrid grid;
    private final LabTheme theme;

    HexDrawing(GraphicsContext canvas, HexGrid grid, LabTheme theme, Font font) {
        this.canvas = canvas;
        this.grid = grid;
        this.theme = theme;
        canvas.setFont(font);
        canvas.setTextBaseline(VPos.CENTER);
    }

    void draw(ByteBuffer bytes, int firstRow, int rows, Optional<ByteRange> highlighted, boolean focused) {
        canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
        int last = Math.min(grid.rows(), firstRow + rows);
        for (int row = firstRow; row < last; row++) {
            double y = (row - firstRow) * grid.rowHeight();
            int from = row * grid.bytesInRow();
            int to = Math.min(grid.count(), from + grid.bytesInRow());
            highlighted.ifPresent(
                    range -> highlight(Math.max(from, range.from()), Math.min(to, range.to()), y, focused));
            row(bytes, from, to, highlighted, y + grid.rowHeight() / 2);
        }
    }

    private void highlight(int from, int to, double y, boolean focused) {
        if (from >= to) {
            return;
        }
        double half = grid.charWidth() / 2;
        double hexWidth = grid.hexX(to - 1) + 2 * grid.charWidth() - grid.hexX(from);
        canvas.setGlobalAlpha(focused ? HIGHLIGHT_ALPHA * 1.3 : HIGHLIGHT_ALPHA);
        canvas.setFill(Color.web(theme.accent()));
        canvas.fillRect(grid.hexX(from) - half, y, hexWidth + 2 * half, grid.rowHeight());
        canvas.fillRect(grid.textX(from), y, (to - from) * grid.charWidth(), grid.rowHeight());
        canvas.setGlobalAlpha(1);
    }

    private void row(ByteBuffer bytes, int from, int to, Optional<ByteRange> highlighted, double y) {
        Color ink = Color.web(theme.ink());
        Color muted = Color.web(theme.muted());
        canvas.setFill(muted);
        canvas.fillText("%08x".formatted(from), 0, y);
        for (int at = from; at < to; at++) {
            int here = at;
            boolean on = highlighted.filter(range -> range.holds(here)).isPresent();
            byte value = bytes.get(at);
            canvas.setFill(value == 0 && !on ? muted : ink);
            canvas.fillText(HEX.toHexDigits(value), grid.hexX(at), y);
            canvas.setFill(on ? ink : muted);
            canvas.fillText(printable(value), grid.textX(at), y);
        }
    }

    private static String printable(byte value) {
        return value >= ' ' && value < 0x7f ? Character.toString(value) : ".";
    }
}
