package dev.offsetlab.visualizer.chart;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.util.List;

/// How a member's line looks: a colour of its own, none of those that stand for data paths, and a dash for eyes that
/// see no colour. After six the looks come round again; the name at the line's end always tells.
///
/// @param light on a light background; 4.5 to 1 on page and card
/// @param dash  in pixels, empty for a solid line
public record LagLook(String light, String dark, List<Double> dash) {
    private static final List<LagLook> ALL = List.of(
            new LagLook("#4A3AA7", "#A99BF5", List.of()),
            new LagLook("#A3195B", "#F08BB4", List.of(9.0, 4.0)),
            new LagLook("#2F6B1E", "#84CC6A", List.of(2.0, 3.0)),
            new LagLook("#7A5A00", "#D9BF5A", List.of(10.0, 3.0, 2.0, 3.0)),
            new LagLook("#00707C", "#5CCBD6", List.of(5.0, 3.0)),
            new LagLook("#8A2F8A", "#DE93DE", List.of(14.0, 4.0)));

    /// @param number from 0 up
    public static LagLook of(int number) {
        return ALL.get(Math.floorMod(number, ALL.size()));
    }

    public String on(LabTheme theme) {
        return theme.dark() ? dark : light;
    }
}
