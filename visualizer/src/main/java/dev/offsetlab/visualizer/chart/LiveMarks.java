package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/// Thin verticals with a path's name at their right; at their left where the right has no room yet. Names that would
/// touch stand in rows below each other; one that finds no room stays away, its line does not. No line goes through a
/// name: names stand on the ground of the card, and the chart draws the newest mark first.
final class LiveMarks {
    private static final int ROWS = 3;
    private static final double CHAR_WIDTH_EM = 0.66;
    private static final double ROW_HEIGHT_EM = 1.25;

    private LiveMarks() {}

    /// @param pixelsPerSecond of the time axis
    static List<ValueMarker> of(List<LiveMark> marks, LabTheme theme, Font font, double pixelsPerSecond) {
        double[] takenUntil = new double[ROWS];
        Arrays.fill(takenUntil, Double.NEGATIVE_INFINITY);
        List<ValueMarker> drawn = new ArrayList<>();
        for (LiveMark mark : marks) {
            ValueMarker line = new ValueMarker(-mark.secondsAgo(), Color.decode(theme.muted()), new BasicStroke(1f));
            double width = (mark.path().length() + 1) * CHAR_WIDTH_EM * font.getSize2D();
            double x = -mark.secondsAgo() * pixelsPerSecond;
            boolean before = x + width > 0;
            double from = before ? x - width : x;
            int row = 0;
            while (row < ROWS && takenUntil[row] > from) {
                row++;
            }
            if (row < ROWS) {
                takenUntil[row] = from + width;
                name(line, mark.path(), row, before, theme, font);
            }
            drawn.add(line);
        }
        return drawn.reversed();
    }

    private static void name(ValueMarker line, String path, int row, boolean before, LabTheme theme, Font font) {
        line.setLabel(path);
        line.setLabelFont(font);
        line.setLabelPaint(Color.decode(theme.path(path)));
        line.setLabelBackgroundColor(Color.decode(theme.card()));
        line.setLabelAnchor(before ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        line.setLabelTextAnchor(before ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        double top = 2 + row * ROW_HEIGHT_EM * font.getSize2D();
        line.setLabelOffset(new RectangleInsets(top, 4, 0, 4));
    }
}
