package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.view.Toolkit;
import java.util.Locale;
import java.util.Optional;

/// Whether a window can be opened here.
final class Display {
    private Display() {}

    /// One line, with the way to get one; empty where there is a display.
    static Optional<String> missingBecause() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean headless = System.getProperty("glass.platform", "").equals("Headless");
        if (linux && !headless && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY")) {
            return Optional.of("DISPLAY is not set (ssh -X, or xvfb-run ./lab)");
        }
        return headless ? Toolkit.drawingUnavailableBecause() : Toolkit.windowUnavailableBecause();
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
