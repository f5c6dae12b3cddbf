package dev.offsetlab.visualizer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Who reads what: partitions at the left, each with the lag that waits in it, members at the right, a curve from each
/// partition to its reader.
public final class LagLinks extends LagCanvas {
    private static final int MOST = 16;
    private static final double ROW = 1.7;

    private List<Source> sources = List.of();
    private List<Reader> readers = List.of();

    /// @param reader its owner's name, empty where nobody reads it
    public record Source(String name, long lag, String reader) {}

    /// @param look see [LagLook#of(int)]
    public record Reader(String name, int look) {}

    public void show(List<Source> newSources, List<Reader> newReaders) {
        boolean grown = newSources.size() != sources.size() || newReaders.size() != readers.size();
        sources = newSources.stream().limit(MOST).toList();
        readers = newReaders.stream().limit(MOST).toList();
        setAccessibleText(inWords());
        if (grown) {
            requestLayout();
        }
        redraw();
    }

    private String inWords() {
        List<String> words = new ArrayList<>();
        sources.forEach(source ->
                words.add(source.name() + (source.reader().isEmpty() ? " by nobody" : " by " + source.reader())));
        return String.join(", ", words);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(3, Math.max(sources.size(), readers.size())) * line() * ROW;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    void draw(GraphicsContext pen, double width, double height) {
        double names = sources.stream()
                .mapToDouble(source -> widthOf(source.name()))
                .max()
                .orElse(0);
        double left = Math.min(names, width / 3);
        double bar = width * 0.2;
        double right = width
                - Math.min(
                        width / 3,
                        readers.stream()
                                        .mapToDouble(reader -> widthOf(reader.name()))
                                        .max()
                                        .orElse(0)
                                + line());
        long most = Math.max(1, sources.stream().mapToLong(Source::lag).max().orElse(1));
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            double y = middle(i, sources.size(), height);
            write(pen, fitted(source.name(), left), 0, y, TextAlignment.LEFT, theme().ink());
            lag(pen, source, left + line() / 2, y, bar, most);
            link(pen, source, left + line() / 2 + bar + line() / 2, y, right, height);
        }
        for (int i = 0; i < readers.size(); i++) {
            Reader reader = readers.get(i);
            String colour = LagLook.of(reader.look()).on(theme());
            double y = middle(i, readers.size(), height);
            pen.setFill(Color.web(colour));
            pen.fillOval(right, y - line() / 5, line() / 2.5, line() / 2.5);
            write(
                    pen,
                    fitted(reader.name(), width - right - line() * 0.7),
                    right + line() * 0.7,
                    y,
                    TextAlignment.LEFT,
                    colour);
        }
    }

    private void lag(GraphicsContext pen, Source source, double x, double y, double bar, long most) {
        double high = line() * 1.1;
        pen.setFill(Color.web(theme().cold()));
        pen.fillRoundRect(x, y - high / 2, bar, high, 6, 6);
        pen.setFill(Color.web(theme().muted(), 0.35));
        pen.fillRoundRect(x, y - high / 2, bar * source.lag() / most, high, 6, 6);
        write(
                pen,
                String.format(Locale.ROOT, "%,d", source.lag()),
                x + bar - line() / 4,
                y,
                TextAlignment.RIGHT,
                theme().ink());
    }

    private void link(GraphicsContext pen, Source source, double x, double y, double right, double height) {
        for (int i = 0; i < readers.size(); i++) {
            if (readers.get(i).name().equals(source.reader())) {
                LagLook look = LagLook.of(readers.get(i).look());
                pen.setStroke(Color.web(look.on(theme())));
                pen.setLineWidth(2);
                pen.setLineDashes(
                        look.dash().stream().mapToDouble(Double::doubleValue).toArray());
                double to = middle(i, readers.size(), height);
                double half = (right - x) / 2;
                pen.beginPath();
                pen.moveTo(x, y);
                pen.bezierCurveTo(x + half, y, right - half, to, right, to);
                pen.stroke();
                pen.setLineDashes();
                return;
            }
        }
        write(pen, "nobody", x, y, TextAlignment.LEFT, theme().muted());
    }

    private static double middle(int i, int count, double height) {
        return height * (i + 0.5) / count;
    }
}
