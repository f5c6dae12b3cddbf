package dev.offsetlab.visualizer.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/// Whether this JVM can draw at all: it needs freetype, fontconfig and one font, which a bare server may lack.
public final class Drawing {
    private Drawing() {}

    /// Empty where charts can be drawn.
    public static Optional<String> unavailableBecause() {
        try {
            System.setProperty("java.awt.headless", "true");
            new Font("SansSerif", Font.PLAIN, 12).getStringBounds("0", new FontRenderContext(null, true, true));
            return Optional.empty();
        } catch (LinkageError | InternalError | RuntimeException missing) {
            return Optional.of("the JDK cannot draw text here (" + missing.getMessage()
                    + "); apt install fontconfig libfreetype6 fonts-dejavu-core");
        }
    }
}
