package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/// Thin verticals with a path's name at their right; at their left where the right has no room yet. Names that would
/// touch stand in rows below each other; one that finds no room stays away unless its path is in force, its line
/// stays. No line goes through a name: names stand on the ground of the card, and are drawn after all lines.
final class LiveMarks {
    private static final int ROWS = 3;
    private static final double ROW_HEIGHT_EM = 1.25;
    private static final double FROM_LINE = 4;
    private static final Color NO_LINE = new Color(0, true);
    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);

    private LiveMarks() {}

    /// In the order in which they are to be drawn.
    ///
    /// @param marks           the oldest first
    /// @param pixelsPerSecond of the time axis
    static List<ValueMarker> of(List<LiveMark> marks, LabTheme theme, Font font, double pixelsPerSecond) {
        List<ValueMarker> lines = new ArrayList<>();
        List<ValueMarker> names = new ArrayList<>();
        double[] takenUntil = new double[ROWS + 1];
        Arrays.fill(takenUntil, Double.NEGATIVE_INFINITY);
        for (LiveMark mark : marks) {
            lines.add(line(mark, Color.decode(theme.muted())));
            double width = width(mark.path(), font);
            double x = -mark.secondsAgo() * pixelsPerSecond;
            boolean before = x + width > 0;
            double from = before ? x - width : x;
            int row = 0;
            while (row < ROWS && takenUntil[row] > from) {
                row++;
            }
            boolean inForce = mark.equals(marks.getLast());
            if (row < ROWS || inForce) {
                takenUntil[row] = from + width;
                names.add(name(mark, row, before, theme, font));
            }
        }
        return Stream.concat(lines.stream(), names.stream()).toList();
    }

    /// With the space that keeps a name off its line and off the next one.
    static double width(String name, Font font) {
        return font.getStringBounds(name, SMOOTH).getWidth() + 2 * FROM_LINE;
    }

    private static ValueMarker line(LiveMark mark, Color paint) {
        return new ValueMarker(-mark.secondsAgo(), paint, new BasicStroke(1f));
    }

    private static ValueMarker name(LiveMark mark, int row, boolean before, LabTheme theme, Font font) {
        ValueMarker name = line(mark, NO_LINE);
        name.setLabel(mark.path());
        name.setLabelFont(font);
        name.setLabelPaint(Color.decode(theme.path(mark.path())));
        name.setLabelBackgroundColor(Color.decode(theme.card()));
        name.setLabelAnchor(before ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        name.setLabelTextAnchor(before ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        double top = 2 + row * ROW_HEIGHT_EM * font.getSize2D();
        name.setLabelOffset(new RectangleInsets(top, FROM_LINE, 0, FROM_LINE));
        return name;
    }
}
