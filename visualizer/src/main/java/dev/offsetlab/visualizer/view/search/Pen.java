package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Boxes, marks and words on a canvas, measured in em.
final class Pen {
    private static final double SMALL = 0.857;
    private static final double ROUND_EM = 0.36;
    private static final double OFF_ALPHA = 0.7;

    private final GraphicsContext canvas;
    private final LabTheme theme;
    private final String family;
    private final double em;
    private final Text measure = new Text();

    Pen(GraphicsContext canvas, LabTheme theme, Font font) {
        this.canvas = canvas;
        this.theme = theme;
        this.family = font.getFamily();
        this.em = font.getSize();
        canvas.setTextBaseline(VPos.CENTER);
    }

    double em(double count) {
        return em * count;
    }

    Color accent() {
        return Color.web(theme.accent());
    }

    Color path(String name) {
        return Color.web(theme.path(name));
    }

    private Color onFilled() {
        return theme.dark() ? Color.web(theme.page()) : Color.WHITE;
    }

    /// The name of a row, and what is to be said of it.
    void title(String name, String detail, double y) {
        Font bold = Font.font(family, FontWeight.BOLD, em);
        text(name, 0, y, bold, Color.web(theme.ink()), TextAlignment.LEFT);
        double x = width(name, bold) + em(0.7);
        small(fitting(detail, canvas.getCanvas().getWidth() - x), x, y);
    }

    /// Cut with dots where it is too wide.
    private String fitting(String words, double room) {
        int length = words.length();
        while (length > 0 && smallWidth(words.substring(0, length)) > room - (length < words.length() ? em(1) : 0)) {
            length--;
        }
        return length == words.length() ? words : words.substring(0, length).stripTrailing() + "...";
    }

    /// Small and muted, from `x` on.
    void small(String words, double x, double y) {
        text(words, x, y, smallFont(), Color.web(theme.muted()), TextAlignment.LEFT);
    }

    double smallWidth(String words) {
        return width(words, smallFont());
    }

    private Font smallFont() {
        return Font.font(family, em * SMALL);
    }

    /// A box that is still possible: `certainty` 1 shows it fully, 0 greyed.
    void box(double x, double y, double width, double height, double certainty) {
        rounded(x, y, width, height, Color.web(theme.cold()), 1);
        rounded(x, y, width, height, Color.web(theme.card()), certainty);
        canvas.setStroke(Color.web(theme.line()).interpolate(Color.web(theme.muted()), certainty));
        canvas.setLineWidth(1);
        canvas.strokeRoundRect(x + 0.5, y + 0.5, width - 1, height - 1, em(ROUND_EM), em(ROUND_EM));
    }

    void filled(double x, double y, double width, double height, Color color, double alpha) {
        rounded(x, y, width, height, color, alpha);
    }

    private void rounded(double x, double y, double width, double height, Color color, double alpha) {
        canvas.setGlobalAlpha(alpha);
        canvas.setFill(color);
        canvas.fillRoundRect(x, y, width, height, em(ROUND_EM), em(ROUND_EM));
        canvas.setGlobalAlpha(1);
    }

    /// Two lines in the middle of a box; a line that does not fit is left out.
    void words(String main, String sub, double x, double y, double width, double height, boolean on, double certainty) {
        Color ink = on ? onFilled() : Color.web(theme.ink());
        Color muted = on ? onFilled() : Color.web(theme.muted());
        canvas.setGlobalAlpha(OFF_ALPHA + (1 - OFF_ALPHA) * certainty);
        Font font = on ? Font.font(family, FontWeight.BOLD, em) : Font.font(family, em);
        double middle = x + width / 2;
        boolean two = !sub.isEmpty() && smallWidth(sub) <= width - 4;
        double mainY = two ? y + height / 2 - em(0.55) : y + height / 2;
        if (width(main, font) <= width - 4) {
            text(main, middle, mainY, font, ink, TextAlignment.CENTER);
        } else if (smallWidth(main) <= width - 2) {
            text(main, middle, mainY, smallFont(), ink, TextAlignment.CENTER);
        }
        if (two) {
            text(sub, middle, y + height / 2 + em(0.62), smallFont(), muted, TextAlignment.CENTER);
        }
        canvas.setGlobalAlpha(1);
    }

    /// A numbered probe; the small triangle points to where the search goes on.
    void mark(int number, boolean right, double x, double y, double alpha) {
        double radius = em(0.62);
        canvas.setGlobalAlpha(alpha);
        canvas.setFill(accent());
        canvas.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        double tip = right ? x + radius + em(0.5) : x - radius - em(0.5);
        double base = right ? x + radius + em(0.1) : x - radius - em(0.1);
        canvas.fillPolygon(new double[] {tip, base, base}, new double[] {y, y - em(0.3), y + em(0.3)}, 3);
        Font font = Font.font(family, FontWeight.BOLD, em * SMALL);
        text(Integer.toString(number), x, y, font, onFilled(), TextAlignment.CENTER);
        canvas.setGlobalAlpha(1);
    }

    /// Inside a filled range where there is room, else to its left.
    void rangeWords(String words, double x, double y, double width) {
        Font bold = Font.font(family, FontWeight.BOLD, em * SMALL);
        double wide = width(words, bold);
        if (wide + em(0.8) <= width) {
            text(words, x + em(0.4), y, bold, onFilled(), TextAlignment.LEFT);
        } else if (wide + em(0.8) <= x) {
            text(words, x - em(0.4), y, bold, Color.web(theme.ink()), TextAlignment.RIGHT);
        } else {
            text(words, x + width + em(0.4), y, bold, Color.web(theme.ink()), TextAlignment.LEFT);
        }
    }

    void line(double fromX, double fromY, double toX, double toY, Color color) {
        canvas.setStroke(color);
        canvas.setLineWidth(1);
        canvas.strokeLine(fromX, fromY, toX, toY);
    }

    Color lineColor() {
        return Color.web(theme.muted());
    }

    private void text(String words, double x, double y, Font font, Color color, TextAlignment alignment) {
        canvas.setFont(font);
        canvas.setFill(color);
        canvas.setTextAlign(alignment);
        canvas.fillText(words, x, y);
    }

    private double width(String words, Font font) {
        measure.setFont(font);
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
