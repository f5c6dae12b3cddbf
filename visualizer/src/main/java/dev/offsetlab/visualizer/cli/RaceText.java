package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.engine.workload.Trial;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.report.Verdicts;
import java.util.List;
import java.util.Locale;

/// A race in the terminal: the table, the verdict, what must be said beside it.
final class RaceText {
    private final Terminal terminal;
    private final RaceResult race;
    private final RaceSummary summary;

    RaceText(Terminal terminal, RaceResult race) {
        this.terminal = terminal;
        this.race = race;
        this.summary = race.summary();
    }

    void print() {
        TextTable table = table();
        table.lines(terminal.columns(), terminal::faint).forEach(terminal::line);
        race.unavailable()
                .forEach((path, why) -> terminal.line("  " + path + "  " + terminal.faint("not here: " + why)));
        if (table.isCut(terminal.columns())) {
            terminal.line("  " + terminal.faint("more columns in a wider terminal and in the report"));
        }
        terminal.line("");
        Verdicts verdicts = new Verdicts(summary);
        terminal.line("  " + terminal.bold(verdicts.headline() + "."));
        for (String sentence : verdicts.sentences()) {
            wrapped(sentence, "    ");
        }
        if (!verdicts.caution().isEmpty()) {
            terminal.line("");
            wrapped(verdicts.caution(), "  ");
        }
        terminal.line("");
        wrapped(race.honesty(), "  ");
        wrapped("In brackets " + coverage() + " intervals of the median. " + sent(), "  ");
        terminal.line("");
    }

    private TextTable table() {
        TextTable table = new TextTable()
                .column("path", "", 0)
                .column("throughput", "GB/s", 0)
                .column("", coverage(), 3)
                .column("CPU", "s/GB", 0)
                .column("", coverage(), 1)
                .column("user", "s/GB", 6)
                .column("system", "s/GB", 6)
                .column("calls", "per MB", 2)
                .column("user space", "B per B", 2)
                .column("allocated", "B per MB", 5)
                .column("switches", "per s", 7)
                .column("small fetch", "CPU us", 1)
                .column("", coverage(), 4);
        summary.paths().forEach(path -> table.row(name -> terminal.inColorOf(path.path(), name), cells(path)));
        return table;
    }

    private static List<String> cells(PathSummary path) {
        return List.of(
                path.path(),
                Figures.of(path.gigabytesPerSecond().median()),
                Figures.range(path.gigabytesPerSecond()),
                Figures.of(path.cpuSecondsPerGigabyte().median()),
                Figures.range(path.cpuSecondsPerGigabyte()),
                Figures.of(path.median(Trial::userSecondsPerGigabyte)),
                Figures.of(path.median(Trial::systemSecondsPerGigabyte)),
                Figures.of(path.median(Trial::systemCallsPerMegabyte)),
                Figures.of(path.median(Trial::userBytesPerByte)),
                Figures.of(path.median(Trial::allocatedBytesPerMegabyte)),
                Figures.of(path.median(Trial::switchesPerSecond)),
                Figures.of(path.cpuMicrosPerFetch().median()),
                Figures.range(path.cpuMicrosPerFetch()));
    }

    private String coverage() {
        return String.format(
                Locale.ROOT,
                "%.0f %%",
                100 * summary.cheapest().cpuSecondsPerGigabyte().coverage());
    }

    private String sent() {
        return "Sent: " + race.records() + ", " + Figures.bytes(race.fill().bytes()) + ".";
    }

    /// Breaks a text at spaces, so that no line is wider than the terminal.
    private void wrapped(String text, String indent) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > terminal.columns()) {
                terminal.line(line.toString());
                line = new StringBuilder(indent);
            }
            if (line.length() > indent.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        terminal.line(line.toString());
    }
}
