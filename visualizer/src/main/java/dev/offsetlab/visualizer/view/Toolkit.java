package dev.offsetlab.visualizer.view;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether JavaFX can draw here at all: on Linux it wants libraries that a server often lacks.
public final class Toolkit {
    /// What draws text.
    private static final List<String> TEXT = List.of("libpangoft2-1.0.so.0", "libfreetype.so.6", "libfontconfig.so.1");

    private static final String WINDOW = "libgtk-3.so.0";

    private Toolkit() {}

    /// Why nothing can be drawn, not even into memory; empty where it can.
    public static Optional<String> drawingUnavailableBecause() {
        return TEXT.stream()
                .filter(library -> !isThere(library))
                .findFirst()
                .map(library -> library + " was not found: apt install libpangoft2-1.0-0 libfreetype6 fontconfig "
                        + "fonts-dejavu-core");
    }

    /// Why no window can be opened, a display aside; empty where one can.
    public static Optional<String> windowUnavailableBecause() {
        return drawingUnavailableBecause()
                .or(() -> isThere(WINDOW)
                        ? Optional.empty()
                        : Optional.of(WINDOW + " was not found: apt install libgtk-3-0"));
    }

    private static boolean isThere(String library) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return true;
        }
        String architecture = System.getProperty("os.arch").replace("amd64", "x86_64");
        return List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib").stream()
                .anyMatch(folder -> Files.exists(Path.of(folder, library))
                        || Files.exists(Path.of(folder, architecture + "-linux-gnu", library)));
    }
}
