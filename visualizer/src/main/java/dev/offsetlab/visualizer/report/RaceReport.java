package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.PathSummary;
import dev.offsetlab.engine.workload.RaceSummary;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Trial;
import dev.offsetlab.visualizer.chart.Drawing;
import dev.offsetlab.visualizer.theme.PathLook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A race as one HTML file that needs nothing else: the answer first, then its evidence, then how it was measured.
public final class RaceReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final RaceResult race;
    private final RaceSummary summary;
    private final Verdicts verdicts;
    private final Optional<String> noCharts;

    public RaceReport(RaceResult race) {
        this(race, Drawing.unavailableBecause());
    }

    RaceReport(RaceResult race, Optional<String> noCharts) {
        this.race = race;
        this.summary = race.summary();
        this.verdicts = new Verdicts(summary);
        this.noCharts = noCharts;
    }

    /// Why the report is written without charts; empty where it has them.
    public Optional<String> noCharts() {
        return noCharts;
    }

    /// Writes `index.html` into `folder` and returns its path.
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return writeTo(folder.resolve("index.html"));
    }

    /// Writes the page as this file, and returns it.
    public Path writeTo(Path file) throws IOException {
        return Files.writeString(file, html());
    }

    String html() throws IOException {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<title>" + Html.escape(verdicts.headline()) + "</title>\n<style>\n" + style() + "</style>\n</head>\n"
                + "<body>\n<main>\n" + answer() + charts() + table() + method() + machine()
                + "<footer>Written by ./lab demo of Offset Lab. 1 GB is 10<sup>9</sup> bytes, 1 MB 10<sup>6</sup>.</footer>\n"
                + "</main>\n</body>\n</html>\n";
    }

    private String answer() {
        String evidence = verdicts.sentences().stream()
                .map(sentence -> "<li>" + colored(Html.escape(sentence)) + "</li>\n")
                .collect(Collectors.joining());
        String caution =
                verdicts.caution().isEmpty() ? "" : "<p class=\"note\">" + Html.escape(verdicts.caution()) + "</p>\n";
        return "<p class=\"kicker\">The race of the data paths, " + TIME.format(race.startedAt()) + "</p>\n<h1>"
                + colored(Html.escape(verdicts.headline()).replace(" x th", "&nbsp;x th"))
                + "</h1>\n<p class=\"lead\">to send the same log to the same "
                + "readers. " + Html.escape(race.honesty()) + "</p>\n" + caution
                + "<ul class=\"evidence\">\n" + evidence + "</ul>\n";
    }

    private String charts() {
        if (noCharts.isPresent()) {
            return "<p class=\"note\">This report has no charts: " + Html.escape(noCharts.get()) + ".</p>\n";
        }
        RaceCharts charts = new RaceCharts(summary);
        return "<section>\n"
                + card(
                        "What a gigabyte costs the broker",
                        "Pale: user mode, full: in the kernel. The thin line is the " + coverage()
                                + " interval of the median. Left is better.",
                        charts::cpu)
                + "<div class=\"pair\">\n"
                + card(
                        "How fast it left",
                        "Every dot is one trial, from the first round (top) to the last. Right is better.",
                        charts::throughput)
                + card(
                        "The same cost, trial by trial",
                        "Where the dots of two paths overlap, be slow to judge.",
                        charts::everyCpuTrial)
                + card(
                        "A small fetch",
                        "One batch of 2 kB an answer: here the request costs more than the bytes.",
                        charts::small)
                + card(
                        "System calls",
                        "Each is two mode switches, the path's own calls only. Counts hardly vary.",
                        charts::calls)
                + card(
                        "Copies through user space",
                        "Once for each buffer a byte passes. Zero is what zero-copy means.",
                        charts::userBytes)
                + card("Garbage", "What the broker allocated while it served, whole process.", charts::allocated)
                + "</div>\n</section>\n";
    }

    private String card(String title, String caption, Supplier<String> chart) {
        return "<div class=\"card\">\n<h2>" + title + "</h2>\n<p>" + caption + "</p>\n" + chart.get() + "\n</div>\n";
    }

    private String coverage() {
        return Math.round(100 * summary.cheapest().cpuSecondsPerGigabyte().coverage()) + " %";
    }

    private String table() {
        StringBuilder rows = new StringBuilder();
        for (PathSummary path : summary.paths()) {
            rows.append("<tr><td>").append(Html.path(path.path())).append("</td>");
            cell(rows, Figures.of(path.gigabytesPerSecond().median()), Figures.range(path.gigabytesPerSecond()));
            cell(rows, Figures.of(path.cpuSecondsPerGigabyte().median()), Figures.range(path.cpuSecondsPerGigabyte()));
            cell(rows, Figures.of(path.median(Trial::userSecondsPerGigabyte)), "");
            cell(rows, Figures.of(path.median(Trial::systemSecondsPerGigabyte)), "");
            cell(rows, Figures.of(path.median(Trial::systemCallsPerMegabyte)), "");
            cell(rows, Figures.of(path.median(Trial::userBytesPerByte)), "");
            cell(rows, Figures.of(path.median(Trial::allocatedBytesPerMegabyte)), "");
            cell(rows, Figures.of(path.median(Trial::switchesPerSecond)), "");
            cell(rows, Figures.of(path.cpuMicrosPerFetch().median()), Figures.range(path.cpuMicrosPerFetch()));
            rows.append("</tr>\n");
        }
        String unavailable = race.unavailable().entrySet().stream()
                .map(path -> "<p class=\"note\">Not in the race: " + Html.path(path.getKey()) + ", "
                        + Html.escape(path.getValue()) + "</p>\n")
                .collect(Collectors.joining());
        return "<section class=\"card\">\n<h2>All figures</h2>\n<p>Medians, with the interval below.</p>\n"
                + "<div class=\"scroll\"><table>\n<thead><tr><th>path</th><th>throughput<br><small>GB/s</small></th>"
                + "<th>CPU<br><small>s/GB</small></th><th>user<br><small>s/GB</small></th><th>system<br><small>s/GB</small></th>"
                + "<th>calls<br><small>per MB</small></th><th>user space<br><small>bytes per byte</small></th>"
                + "<th>allocated<br><small>bytes per MB</small></th><th>context<br>switches<br><small>per s</small></th>"
                + "<th>small fetch<br><small>CPU us</small></th></tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n" + unavailable + "</section>\n";
    }

    private static void cell(StringBuilder row, String figure, String range) {
        row.append("<td>").append(figure);
        if (!range.isEmpty()) {
            row.append("<br><small>").append(range).append("</small>");
        }
        row.append("</td>");
    }

    private String method() {
        String paths = race.settings().paths().stream()
                .map(path -> "<dt>" + Html.path(path) + "</dt><dd>"
                        + Html.escape(race.descriptions().getOrDefault(path, "")) + "</dd>\n")
                .collect(Collectors.joining());
        return "<section class=\"prose\">\n<h2>How it was measured</h2>\n"
                + paragraphs().stream().map(text -> "<p>" + text + "</p>\n").collect(Collectors.joining())
                + "</section>\n<section>\n<h2>The paths</h2>\n<dl>\n" + paths + "</dl>\n</section>\n";
    }

    private List<String> paragraphs() {
        var settings = race.settings();
        return List.of(
                "The broker runs in a process of its own, so its CPU, faults and switches are the broker's alone. One topic was "
                        + "filled through Kafka's protocol: " + Html.escape(race.records()) + ", "
                        + Figures.count(race.fill().records())
                        + " records, " + Figures.bytes(race.fill().bytes()) + " in batches of 128 KiB. "
                        + settings.readers() + " raw readers fetch 1 MiB at a time, and "
                        + (settings.mode() == ReadMode.DISCARD
                                ? "discard it inside the kernel (MSG_TRUNC), so that the receiver's copy does not hide the sender's cost."
                                : "copy it into one buffer, as every real client must."),
                "After a round of warm-up every path ran once in each of " + settings.rounds()
                        + " rounds, in an order that changes "
                        + "from round to round; only the path is switched in between. A trial takes "
                        + settings.trialMs()
                        + " ms and goes from idle to idle, and the broker's own counters are read before and after it. "
                        + "Ratios are taken round by round, so what a round did to both falls out.",
                "Intervals are those of the sign test: order statistics that assume nothing of how the values are distributed. "
                        + "A difference is called one only where the interval of the ratio leaves 1 out.");
    }

    private String machine() {
        var machine = race.machine();
        return "<section>\n<h2>Where it ran</h2>\n<dl>\n"
                + entry("CPU", machine.cores() + " x " + machine.cpu() + (machine.virtual() ? ", virtual machine" : ""))
                + entry("Memory", Figures.bytes(machine.memoryBytes()))
                + entry("System", machine.system() + ", " + machine.fileSystem())
                + entry("Java", machine.java())
                + "</dl>\n</section>\n";
    }

    private static String entry(String name, String value) {
        return "<dt>" + name + "</dt><dd>" + Html.escape(value) + "</dd>\n";
    }

    /// Paths' names in their colours, where they stand as words.
    private String colored(String text) {
        String colored = text;
        for (String path : race.settings().paths()) {
            colored = colored.replaceAll("(?<![\\w-])" + path + "(?![\\w-])", Html.path(path));
        }
        return colored;
    }

    private String style() throws IOException {
        StringBuilder light = new StringBuilder(":root {");
        StringBuilder dark = new StringBuilder("@media (prefers-color-scheme: dark) { :root {");
        for (String path : race.settings().paths()) {
            PathLook look = PathLook.of(path);
            light.append(" --").append(path).append(": ").append(look.light()).append(';');
            dark.append(" --").append(path).append(": ").append(look.dark()).append(';');
        }
        for (String path : race.unavailable().keySet()) {
            light.append(" --").append(path).append(": var(--muted);");
        }
        try (InputStream css = RaceReport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IOException("report.css is missing from the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8) + light + " }\n" + dark + " } }\n";
        }
    }
}
