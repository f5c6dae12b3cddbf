package dev.offsetlab.visualizer.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.RectangleAnchor;
import org.junit.jupiter.api.RepeatedTest;

class LiveMarksTest {
    private static final Font FONT = new Font("SansSerif", Font.BOLD, 13);
    private static final List<String> PATHS = List.of("heap", "direct", "mmap", "sendfile", "splice", "auto", "ex07");

    /// Where a name stands, in pixels; `x` is 0 at the right edge.
    private record Name(String path, double top, double from, double to) {
        boolean touches(Name other) {
            return top == other.top && from < other.to && other.from < to;
        }
    }

    @RepeatedTest(200)
    void names_anySwitches_standApartAndTheOneInForceIsThere() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double pixelsPerSecond = 3 + random.nextDouble() * 20;
        List<LiveMark> marks = new ArrayList<>();
        for (double at = 59; at > 0; at -= random.nextDouble() * random.nextInt(1, 20)) {
            marks.add(new LiveMark(at, PATHS.get(random.nextInt(PATHS.size()))));
        }

        List<ValueMarker> drawn = LiveMarks.of(marks, LabTheme.LIGHT, FONT, pixelsPerSecond);

        assertThat(drawn.subList(0, marks.size()))
                .as("lines come first, seed %s", seed)
                .allMatch(line ->
                        line.getLabel() == null && line.getPaint() instanceof Color paint && paint.getAlpha() == 255);
        List<Name> names = drawn.subList(marks.size(), drawn.size()).stream()
                .map(name -> placed(name, pixelsPerSecond))
                .toList();
        assertThat(names).as("seed %s", seed).allMatch(name -> name.to() <= 0);
        for (Name name : names) {
            assertThat(names.stream().filter(name::touches))
                    .as("beside %s, seed %s", name, seed)
                    .containsExactly(name);
        }
        assertThat(names.getLast().path())
                .as("seed %s", seed)
                .isEqualTo(marks.getLast().path());
        assertThat(names.stream().map(Name::top).distinct().count())
                .as("rows, seed %s", seed)
                .isLessThanOrEqualTo(4);
    }

    /// The chart puts a label beside its line, by the label's offset.
    private static Name placed(ValueMarker name, double pixelsPerSecond) {
        double line = name.getValue() * pixelsPerSecond;
        double width = LiveMarks.width(name.getLabel(), FONT);
        boolean before = name.getLabelAnchor().equals(RectangleAnchor.TOP_LEFT);
        double from = before ? line - width : line;
        return new Name(name.getLabel(), name.getLabelOffset().getTop(), from, from + width);
    }
}
