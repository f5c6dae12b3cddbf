package dev.offsetlab.visualizer.view.batch;

import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.visualizer.view.StyleProbe;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// Bytes as people look at them; only the rows to be seen are drawn, so that a megabyte costs what a page costs.
///
/// ```
///   00000040  6b 02 76 00 1e 00 02 02  06 6b 65 79 08 76 61 6c  k.v......key.val
///   position  16 bytes, 8 where it is narrow                    what is printable of them
/// ```
///
/// A click selects the byte, the arrow keys move on from it.
final class HexView extends Region {
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();

    private final StyleProbe style = new StyleProbe("mono", "batch-hex-font");
    private final Text measure = new Text("0");
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private Optional<ByteRange> highlighted = Optional.empty();
    private HexGrid grid = new HexGrid(0, HexGrid.WIDE, 1, 1);
    private IntConsumer onSelect = at -> {};

    HexView() {
        setFocusTraversable(true);
        getStyleClass().add("batch-hex");
        setAccessibleText("The batch's bytes");
        bar.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, bar, style);
        style.onChange(this::requestLayout);
        bar.valueProperty().addListener((property, before, now) -> draw());
        focusedProperty().addListener((property, before, now) -> draw());
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    void onSelect(IntConsumer listener) {
        onSelect = listener;
    }

    void show(ByteBuffer now) {
        bytes = now;
        highlighted = Optional.empty();
        bar.setValue(0);
        requestLayout();
        draw();
    }

    /// Highlights the range and scrolls to its first byte where that is not seen.
    void highlight(Optional<ByteRange> range) {
        highlighted = range;
        range.ifPresent(now -> reveal(now.from()));
        draw();
    }

    /// Where a byte is drawn, in this view's pixels: x, y, width, height of its two digits.
    double[] boxOf(int at) {
        int row = grid.rowOf(at) - topRow();
        return new double[] {
            canvas.getLayoutX() + grid.hexX(at), row * grid.rowHeight(), grid.charWidth() * 2, grid.rowHeight()
        };
    }

    /// Width at which a row has 16 bytes.
    double wideWidth() {
        measure.setFont(style.font());
        double columns =
                HexGrid.columns(HexGrid.WIDE) * measure.getLayoutBounds().getWidth();
        return Math.ceil(columns + snappedLeftInset() + bar.prefWidth(-1)) + 1;
    }

    int topRow() {
        return (int) Math.round(bar.getValue());
    }

    int bytesInRow() {
        return grid.bytesInRow();
    }

    private void reveal(int at) {
        int row = grid.rowOf(at);
        int seen = visibleRows();
        if (row < topRow() || row >= topRow() + seen) {
            bar.setValue(Math.clamp(row - seen / 3L, 0, (int) bar.getMax()));
        }
    }

    private int visibleRows() {
        return Math.max(1, (int) (getHeight() / grid.rowHeight()));
    }

    @Override
    protected void layoutChildren() {
        measure.setFont(style.font());
        double charWidth = measure.getLayoutBounds().getWidth();
        double rowHeight = Math.ceil(style.font().getSize() * 1.55);
        double barWidth = bar.prefWidth(-1);
        double left = snappedLeftInset();
        double room = getWidth() - barWidth - left;
        int inRow = room >= HexGrid.columns(HexGrid.WIDE) * charWidth ? HexGrid.WIDE : HexGrid.NARROW;
        int topByte = topRow() * grid.bytesInRow();
        grid = new HexGrid(bytes.limit(), inRow, charWidth, rowHeight);
        canvas.setWidth(Math.max(1, room));
        canvas.setHeight(Math.max(1, getHeight()));
        canvas.relocate(left, 0);
        bar.resizeRelocate(left + room, 0, barWidth, getHeight());
        int hidden = Math.max(0, grid.rows() - visibleRows());
        bar.setMax(hidden);
        bar.setVisible(hidden > 0);
        bar.setVisibleAmount(hidden * (double) visibleRows() / Math.max(1, grid.rows()));
        bar.setBlockIncrement(visibleRows());
        bar.setValue(Math.clamp(grid.rowOf(topByte), 0, hidden));
        draw();
    }

    private void draw() {
        HexDrawing drawing = new HexDrawing(canvas.getGraphicsContext2D(), grid, style.theme(), style.font());
        drawing.draw(bytes, topRow(), visibleRows() + 1, highlighted, isFocused());
    }

    private void scrolled(ScrollEvent event) {
        double rows = -event.getDeltaY() / grid.rowHeight();
        bar.setValue(Math.clamp(bar.getValue() + rows, 0, bar.getMax()));
        event.consume();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        int row = topRow() + (int) (event.getY() / grid.rowHeight());
        grid.byteAt(row, event.getX()).ifPresent(onSelect);
    }

    private void key(KeyEvent event) {
        int from = highlighted.map(ByteRange::from).orElse(0);
        int to = highlighted.map(ByteRange::to).orElse(0);
        int page = visibleRows() * grid.bytesInRow();
        int wanted = switch (event.getCode()) {
            case LEFT -> from - 1;
            case RIGHT -> to;
            case UP -> from - grid.bytesInRow();
            case DOWN -> from + grid.bytesInRow();
            case PAGE_UP -> from - page;
            case PAGE_DOWN -> from + page;
            default -> Integer.MIN_VALUE;
        };
        if (wanted != Integer.MIN_VALUE && bytes.limit() > 0) {
            onSelect.accept(Math.clamp(wanted, 0, bytes.limit() - 1));
            event.consume();
        }
    }
}
