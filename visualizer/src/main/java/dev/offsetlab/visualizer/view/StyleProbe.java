package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Knows what the style sheets say at its place, the font and the theme, for drawings that style sheets do not reach. A
/// child of the region that holds the drawing, never seen.
public final class StyleProbe extends Label {
    /// @param styleClasses of the font that is wanted
    public StyleProbe(String... styleClasses) {
        getStyleClass().addAll(styleClasses);
        setVisible(false);
        setManaged(false);
    }

    /// Calls `listener` whenever font or theme are others.
    public void onChange(Runnable listener) {
        fontProperty().addListener((property, before, now) -> listener.run());
        textFillProperty().addListener((property, before, now) -> listener.run());
    }

    public Font font() {
        return getFont();
    }

    public LabTheme theme() {
        boolean light = getTextFill() instanceof Color ink && ink.getBrightness() > 0.5;
        return light ? LabTheme.DARK : LabTheme.LIGHT;
    }
}
