package dev.offsetlab.visualizer.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.application.Application;

/// The controls' style sheet that belongs to a theme: one for the whole JVM.
public final class Themes {
    private Themes() {}

    public static void useForControls(LabTheme theme) {
        Application.setUserAgentStylesheet(
                theme.dark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
