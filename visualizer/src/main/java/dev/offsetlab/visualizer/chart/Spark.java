package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.theme.PathLook;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A small line of the last minute, from zero, drawn by hand: no axis, a dot at its end.
public final class Spark extends Region {
    private static final double WINDOW_SECONDS = 60;
    private static final double EDGE = 4;

    private final Canvas canvas = new Canvas();
    private final LiveScale scale = new LiveScale(1e-3);
    private LabTheme theme = LabTheme.LIGHT;
    private double lineWidth = 2;
    private List<LiveLine> lines = List.of();
    private List<LiveMark> marks = List.of();

    public Spark() {
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
    }

    public void use(LabTheme wanted, double fontSize) {
        theme = wanted;
        lineWidth = Math.max(1.5, fontSize / 7);
        draw();
    }

    public void show(List<LiveLine> newest, List<LiveMark> switches) {
        lines = newest;
        marks = switches;
        scale.fit(lines.stream().mapToDouble(LiveLine::largest).max().orElse(0));
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.clearRect(0, 0, width, height);
        if (width < 2 * EDGE || height < 2 * EDGE) {
            return;
        }
        g.setLineDashes();
        g.setLineWidth(1);
        g.setStroke(Color.web(theme.line()));
        double zero = Math.floor(y(0)) + 0.5;
        g.strokeLine(0, zero, width, zero);
        for (LiveMark mark : marks) {
            double x = Math.floor(x(mark.secondsAgo())) + 0.5;
            g.strokeLine(x, 0, x, height);
        }
        lines.forEach(line -> draw(g, line));
    }

    private void draw(GraphicsContext g, LiveLine line) {
        g.setStroke(Color.web(theme.path(line.path())));
        g.setLineWidth(lineWidth);
        g.setLineDashes(PathLook.of(line.path()).dash().stream()
                .mapToDouble(part -> part * lineWidth / 2)
                .toArray());
        g.beginPath();
        boolean drawing = false;
        for (int i = 0; i < line.size(); i++) {
            double value = line.value(i);
            if (Double.isNaN(value)) {
                drawing = false;
            } else if (drawing) {
                g.lineTo(x(line.secondsAgo(i)), y(value));
            } else {
                g.moveTo(x(line.secondsAgo(i)), y(value));
                drawing = true;
            }
        }
        g.stroke();
        if (drawing && line.secondsAgo(line.size() - 1) == 0) {
            double radius = lineWidth * 1.6;
            g.setFill(Color.web(theme.path(line.path())));
            g.fillOval(x(0) - radius, y(line.value(line.size() - 1)) - radius, 2 * radius, 2 * radius);
        }
    }

    private double x(double secondsAgo) {
        return (canvas.getWidth() - 2 * EDGE) * (1 - secondsAgo / WINDOW_SECONDS) + EDGE;
    }

    private double y(double value) {
        return canvas.getHeight() - EDGE - (canvas.getHeight() - 2 * EDGE) * value / scale.end();
    }
}
