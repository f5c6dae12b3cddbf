package dev.offsetlab.visualizer.view.log;

/// Where the rows of the drawing lie, from top to bottom, for a height and a size of text.
///
/// ```
///   labels of readers   2 lines or more
///   their markers
///   segments            what is left, index ticks at their foot
///   heat
///   base offsets
/// ```
///
/// @param readers how many there are: the more, the more lines for their names, as far as there is room
record LogRows(double em, double height, int readers) {
    static final double SIDE = 14;
    private static final int LEAST_LINES = 2;
    private static final int MOST_LINES = 9;
    private static final double LINE_EM = 1.25;
    private static final double MARKER_EM = 0.9;
    private static final double HEAT_EM = 1.5;
    private static final double BODY_EM = 7;
    private static final double GAP = 4;

    int labelLines() {
        double room = height - belowBody() - (BODY_EM + MARKER_EM) * em;
        int most = Math.clamp((int) (room / (LINE_EM * em)), LEAST_LINES, MOST_LINES);
        return Math.clamp(readers / 2 + 1, LEAST_LINES, most);
    }

    /// @param line 0 is the lowest
    double labelMiddle(int line) {
        return (labelLines() - 1 - line + 0.5) * LINE_EM * em;
    }

    double labelBottom(int line) {
        return labelMiddle(line) + LINE_EM * em / 2;
    }

    double bodyTop() {
        return (labelLines() * LINE_EM + MARKER_EM) * em;
    }

    double bodyHeight() {
        return Math.max(em, height - bodyTop() - belowBody());
    }

    private double belowBody() {
        return (HEAT_EM + LINE_EM) * em + 3 * GAP;
    }

    double bodyBottom() {
        return bodyTop() + bodyHeight();
    }

    double heatTop() {
        return bodyBottom() + GAP;
    }

    double heatHeight() {
        return HEAT_EM * em;
    }

    double heatBottom() {
        return heatTop() + heatHeight();
    }

    double baseMiddle() {
        return heatBottom() + GAP + LINE_EM * em / 2;
    }
}
