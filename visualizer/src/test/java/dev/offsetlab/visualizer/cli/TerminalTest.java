package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.visualizer.cli.Terminal.Color;
import dev.offsetlab.visualizer.report.SampleRaces;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void color_followsTheEnvironment() {
        assertThat(Terminal.color(true, Map.of("COLORTERM", "truecolor"))).isEqualTo(Color.TRUE);
        assertThat(Terminal.color(true, Map.of())).isEqualTo(Color.INDEXED);
        assertThat(Terminal.color(true, Map.of("COLORTERM", "truecolor", "NO_COLOR", "1")))
                .isEqualTo(Color.NONE);
        assertThat(Terminal.color(false, Map.of("COLORTERM", "truecolor"))).isEqualTo(Color.NONE);
    }

    @Test
    void race_plain_hasNoEscapesAndAlignedFigures() {
        new RaceText(Terminal.plain(out), SampleRaces.full()).print();
        String text = text();
        assertThat(text)
                .doesNotContain("\u001b")
                .contains("splice and auto need least CPU, about 0.24 x that of heap.");
        List<String> rows = text.lines()
                .filter(line -> line.matches("  (heap|splice|auto|mmap) {2,}.*"))
                .toList();
        assertThat(rows).hasSize(4);
        assertThat(rows).allMatch(row -> row.length() == rows.getFirst().length());
    }

    @Test
    void race_narrow_leavesOutColumnsAndSaysSo() {
        Terminal narrow = new Terminal(out, true, Color.NONE, true, 72);
        new RaceText(narrow, SampleRaces.full()).print();
        assertThat(text().lines()).allMatch(line -> line.length() <= 72);
        assertThat(text()).contains("more columns in a wider terminal");
    }

    @Test
    void race_trueColor_paintsEachPathsName() {
        new RaceText(new Terminal(out, true, Color.TRUE, true, 160), SampleRaces.full()).print();
        assertThat(text()).contains("\u001b[38;2;240;120;42mheap\u001b[0m");
    }

    @Test
    void progress_notATerminal_isALineForEachStage() {
        ProgressLine progress = new ProgressLine(Terminal.plain(out));
        for (int done = 0; done < 100; done++) {
            progress.progress(done, 100, done < 50 ? "filling the log" : "warming up", "");
        }
        progress.clear();
        assertThat(text().lines()).containsExactly("  filling the log", "  warming up");
    }

    @Test
    void progress_bar_isOfOneLengthWhateverThePath() {
        ProgressLine progress = new ProgressLine(Terminal.plain(out));
        assertThat(progress.text(0, 10, "round 1 of 7", "heap"))
                .hasSameSizeAs(progress.text(10, 10, "round 7 of 7", "sendfile"));
    }

    @Test
    void table_refusesARowThatDoesNotFit() {
        TextTable table = new TextTable().column("path", "", 0).column("CPU", "s/GB", 0);
        assertThatThrownBy(() -> table.row(UnaryOperator.identity(), List.of("heap")))
                .hasMessageContaining("1 cells for 2 columns");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
