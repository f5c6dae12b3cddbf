package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.scene.paint.Color;

/// The colours and sizes that a log is drawn with.
///
/// ```
///   warmth 0 ---------------- 1       one ramp from the background to amber; never red or green
///          cold            warm
/// ```
///
/// @param bad what is wrong; never said by colour alone
/// @param em height of text in pixels: everything else is measured by it
public record SegmentInk(
        Color card,
        Color ink,
        Color muted,
        Color line,
        Color body,
        Color activeBody,
        Color cold,
        Color warm,
        Color accent,
        Color bad,
        double em) {
    private static final double BODY_TINT = 0.16;
    private static final double ACTIVE_TINT = 0.22;
    private static final int RAMP_STEPS = 32;

    public static SegmentInk of(LabTheme theme, double em) {
        Color card = Color.web(theme.card());
        Color muted = Color.web(theme.muted());
        Color accent = Color.web(theme.accent());
        return new SegmentInk(
                card,
                Color.web(theme.ink()),
                muted,
                Color.web(theme.line()),
                card.interpolate(muted, BODY_TINT),
                card.interpolate(accent, ACTIVE_TINT),
                Color.web(theme.cold()),
                Color.web(theme.warm()),
                accent,
                Color.web(theme.bad()),
                em);
    }

    /// Colour of a share from 0, cold, to 1; in steps, so that neighbours of the same warmth are drawn in one piece.
    public Color warmth(double share) {
        return cold.interpolate(warm, step(share) / (double) RAMP_STEPS);
    }

    /// A page that is cached in a cold stretch is to be seen: the first step is for more than nothing.
    static int step(double share) {
        return share <= 0 ? 0 : Math.clamp(Math.round(share * RAMP_STEPS), 1, RAMP_STEPS);
    }
}
