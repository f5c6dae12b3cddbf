package dev.offsetlab.visualizer.chart;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Colours that stand for a name while a chart is drawn, and become the page's own variable in the SVG.
///
/// One drawing then serves the light and the dark theme: the browser puts in the colour.
///
/// ```
///   drawn with   rgb(1,7,3)      in the page   var(--heap)      light theme #D55E00, dark theme #F0782A
/// ```
final class Palette {
    static final String INK = "ink";
    static final String MUTED = "muted";
    static final String LINE = "line";
    static final String SURFACE = "surface";
    private static final int MARK_RED = 1;
    private static final int MARK_GREEN = 7;

    private final Map<String, Color> marks = new LinkedHashMap<>();

    Palette(List<String> paths) {
        for (String name : List.of(INK, MUTED, LINE, SURFACE)) {
            marks.put(name, new Color(MARK_RED, MARK_GREEN, marks.size()));
        }
        for (String path : paths) {
            marks.put(path, new Color(MARK_RED, MARK_GREEN, marks.size()));
        }
    }

    Color color(String name) {
        return marks.getOrDefault(name, marks.getOrDefault(INK, Color.BLACK));
    }

    /// The SVG with every mark replaced by its variable.
    String themed(String svg) {
        String themed = svg;
        for (Map.Entry<String, Color> mark : marks.entrySet()) {
            String written =
                    "rgb(" + MARK_RED + "," + MARK_GREEN + "," + mark.getValue().getBlue() + ")";
            themed = themed.replace(written, "var(--" + mark.getKey() + ")");
        }
        return themed;
    }
}
