package dev.offsetlab.visualizer.theme;

import java.util.Locale;

/// Light or dark: the colours that drawings take, as `#RRGGBB`. Controls take theirs from the style sheets, which name
/// the same ones (`lab.css`).
///
/// @param page    behind everything
/// @param card    what stands on the page
/// @param ink     text and the line that matters
/// @param muted   labels, units, axes; 4.5 to 1 on page and card
/// @param line    grid, separators
/// @param cold    page cache: not resident
/// @param warm    page cache: all resident
/// @param accent  what is selected or has the focus
public record LabTheme(
        boolean dark,
        String page,
        String card,
        String ink,
        String muted,
        String line,
        String cold,
        String warm,
        String accent,
        String bad) {
    public static final LabTheme LIGHT = new LabTheme(
            false, "#F6F8FA", "#FFFFFF", "#1B1F24", "#59636E", "#D8DEE4", "#E3E8EE", "#D98E04", "#0969DA", "#B42318");
    public static final LabTheme DARK = new LabTheme(
            true, "#0D1117", "#161B22", "#E8EAED", "#9BA5B0", "#2B323B", "#252C35", "#FFB224", "#4493F8", "#FF7B72");

    /// @param name `light` or `dark`
    public static LabTheme named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> throw new IllegalArgumentException("no theme is called \"" + name + "\"; choose light or dark");
        };
    }

    public String name() {
        return dark ? "dark" : "light";
    }

    /// A data path's colour on this background.
    public String path(String path) {
        PathLook look = PathLook.of(path);
        return dark ? look.dark() : look.light();
    }
}
