package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// A canvas as large as its place, in the theme's colours and the window's type: presenter mode enlarges it too.
abstract class LagCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Label type = new Label();
    private final Text ruler = new Text();
    private LabTheme theme = LabTheme.LIGHT;

    LagCanvas() {
        type.getStyleClass().add("small");
        type.setVisible(false);
        type.setManaged(false);
        type.fontProperty().addListener((property, before, now) -> requestLayout());
        getChildren().addAll(canvas, type);
    }

    /// Draws with these colours from now on.
    public final void use(LabTheme wanted) {
        theme = wanted;
        redraw();
    }

    abstract void draw(GraphicsContext pen, double width, double height);

    final void redraw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            pen.setFont(font());
            pen.setTextBaseline(VPos.CENTER);
            draw(pen, canvas.getWidth(), canvas.getHeight());
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        redraw();
    }

    final LabTheme theme() {
        return theme;
    }

    final Font font() {
        return type.getFont();
    }

    /// Height of a line of small type: everything is measured in it.
    final double line() {
        return font().getSize() * 1.5;
    }

    final double widthOf(String text) {
        ruler.setFont(font());
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /// `text`, or as much of it as fits into `room`.
    final String fitted(String text, double room) {
        if (widthOf(text) <= room) {
            return text;
        }
        int end = text.length();
        while (end > 1 && widthOf(text.substring(0, end) + "…") > room) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    final void write(GraphicsContext pen, String text, double x, double y, TextAlignment alignment, String colour) {
        pen.setTextAlign(alignment);
        pen.setFill(Color.web(colour));
        pen.fillText(text, x, y);
    }
}
