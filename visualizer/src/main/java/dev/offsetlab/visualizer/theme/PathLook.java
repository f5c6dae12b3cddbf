package dev.offsetlab.visualizer.theme;

import java.util.List;
import java.util.Map;

/// A data path's colour, safe for colour-blind eyes, and its second sign for those who see none.
///
/// @param light  on a light background, as `#RRGGBB`
/// @param dark   on a dark background: lightened until the contrast is 4.5 to 1
/// @param dash   a line's dash pattern in pixels, empty for a solid line
public record PathLook(String path, String light, String dark, String letter, List<Integer> dash) {
    private static final Map<String, PathLook> BUILT_IN = Map.of(
            "heap", new PathLook("heap", "#D55E00", "#F0782A", "H", List.of()),
            "direct", new PathLook("direct", "#B87400", "#E69F00", "D", List.of(8, 4)),
            "mmap", new PathLook("mmap", "#B0568C", "#D98BB8", "M", List.of(2, 3)),
            "sendfile", new PathLook("sendfile", "#0072B2", "#4FA8E0", "F", List.of()),
            "splice", new PathLook("splice", "#008A65", "#1FBF92", "P", List.of(10, 3, 2, 3)),
            "auto", new PathLook("auto", "#2A86BD", "#7CC6F2", "A", List.of(4, 3)),
            "tls", new PathLook("tls", "#6E6E6E", "#A3A3A3", "T", List.of(1, 3)));

    /// The look of any path; one that is not ours (a student's) has the colour of text.
    public static PathLook of(String path) {
        return BUILT_IN.getOrDefault(path, new PathLook(path, "#1B1F24", "#E8EAED", "*", List.of()));
    }

    public static boolean isBuiltIn(String path) {
        return BUILT_IN.containsKey(path);
    }
}
