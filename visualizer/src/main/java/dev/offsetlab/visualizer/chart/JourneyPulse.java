package dev.offsetlab.visualizer.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Mode switches at the border of user and kernel space: a wedge that crosses, into the kernel and back by turns.
///
/// ```
///   user  |>  kernel      user  <|  kernel
/// ```
public final class JourneyPulse extends Canvas {
    private static final double LONGEST_S = 0.4;
    private static final double WIDTH_EM = 3.4;
    private static final double HEIGHT_EM = 0.8;

    private double em;
    private Color colour = Color.GRAY;
    private double pulsesPerS;
    private double untilNext;
    private double age = LONGEST_S;
    private boolean back;
    private boolean blank = true;

    public JourneyPulse() {
        setMouseTransparent(true);
    }

    public void size(double emPx) {
        if (emPx == em) {
            return;
        }
        em = emPx;
        setWidth(WIDTH_EM * em);
        setHeight(HEIGHT_EM * em);
        blank = false;
        draw();
    }

    /// @param newColour as `#RRGGBB`
    public void colour(String newColour) {
        colour = Color.web(newColour);
    }

    /// @param newPulsesPerS crossings to show in a second, either way
    public void rate(double newPulsesPerS) {
        if (pulsesPerS <= 0) {
            untilNext = 1;
        }
        pulsesPerS = newPulsesPerS;
    }

    /// Moves on; paints only while something crosses.
    public void advance(double seconds) {
        untilNext -= pulsesPerS * seconds;
        age += seconds;
        if (untilNext <= 0 && pulsesPerS > 0) {
            untilNext = 1 + untilNext % 1;
            age = 0;
            back = !back;
        }
        draw();
    }

    private void draw() {
        double lasts = pulsesPerS > 0 ? Math.min(LONGEST_S, 1 / pulsesPerS) : LONGEST_S;
        boolean crossing = age < lasts && pulsesPerS > 0;
        if (!crossing && blank) {
            return;
        }
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        blank = !crossing;
        if (crossing) {
            double way = back ? 1 - age / lasts : age / lasts;
            double size = HEIGHT_EM * em / 2;
            double x = size + way * (getWidth() - 2 * size);
            double tip = back ? -size : size;
            g.setFill(colour);
            g.fillPolygon(new double[] {x - tip, x + tip, x - tip}, new double[] {0, size, 2 * size}, 3);
        }
    }
}
