package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.workload.FileLines;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.RecordSource;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import dev.offsetlab.visualizer.report.RaceJson;
import dev.offsetlab.visualizer.report.RaceReport;
import dev.offsetlab.visualizer.report.RaceResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./lab demo`: the race in the terminal.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The race: every way to get a log to a socket, on one log, in paired trials. Under a minute.",
            "Starts a broker of its own, fills a topic, and ends with a table, a verdict and a report."
        },
        footer = {
            "",
            "Try:  ./lab demo --paths heap,sendfile,splice --rounds 11",
            "      ./lab demo --copy            readers that copy, as real clients do",
            "      ./lab demo --with ex07       your sendfile loop of exercise 7 among them",
            "      ./lab demo --cold            the log evicted from the page cache before each trial"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int RECORD_BYTES = 300;
    private static final int LARGEST_LINE_BYTES = 64 << 10;
    private static final long SEED = 42;

    @Option(names = "--input", paramLabel = "FILE", description = "Send this file's lines instead of made-up orders")
    private @Nullable Path input;

    @Option(
            names = "--paths",
            paramLabel = "A,B",
            split = ",",
            description = "Race only these. Default: every path of this machine")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Trials of each path; six or more give a verdict. Default: 7")
    private int rounds = 7;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Time for all trials together; a trial takes 1.3 s at most. Default: 38")
    private int seconds = 38;

    @Option(names = "--readers", paramLabel = "N", description = "Consumers at a time. Default: 4")
    private int readers = 4;

    @Option(names = "--copy", description = "Readers copy what they get, as every real client does")
    private boolean copy;

    @Option(names = "--discard", description = "Readers throw it away inside the kernel (MSG_TRUNC). The default")
    private boolean discard;

    @Option(names = "--cold", description = "Evict the log from the page cache before each trial, and prove it")
    private boolean cold;

    @Option(names = "--size", paramLabel = "MB", description = "Size of the topic in MB. Default: 256")
    private int sizeMb = 256;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every trial and all figures as JSON")
    private @Nullable Path json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Folder of the HTML report. Default: offsetlab-report")
    private Path report = Path.of("offsetlab-report");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the log lies while the race runs; choose the disk with it. Default: the system's "
                    + "folder for temporary files")
    private @Nullable Path data;

    @Mixin
    private WithOption with = new WithOption();

    /// For the window: tells how far it is by lines of its own, and nothing else; ends when standard input does.
    @Option(names = "--steps", hidden = true)
    private boolean steps;

    @Override
    public Integer call() throws Exception {
        var _ = with.loadForBroker(); // its data paths are raced
        RaceSettings settings = settings();
        RaceRun run = new RaceRun(settings, records(), data, with.arguments());
        checkOutputs();
        if (steps) {
            forTheWindow(run);
            return 0;
        }
        Terminal terminal = Terminal.ofSystem();
        RaceResult race = inTheTerminal(run, terminal);
        new RaceText(terminal, race).print();
        write(race, terminal);
        return 0;
    }

    private static RaceResult inTheTerminal(RaceRun run, Terminal terminal) throws Exception {
        ProgressLine progress = new ProgressLine(terminal);
        try {
            return run.run(
                    machine -> {
                        terminal.line("");
                        terminal.line("  " + terminal.bold("Offset Lab") + "  the race of the data paths");
                        terminal.line("  " + terminal.faint(machine.text()));
                        terminal.line("");
                    },
                    progress);
        } finally {
            progress.clear();
        }
    }

    private void forTheWindow(RaceRun run) throws Exception {
        StepLines.exitAtEndOf(System.in);
        StepLines lines = new StepLines(System.out);
        lines.progress(0, 1, "starting a broker", "");
        RaceResult race = run.run(machine -> {}, lines);
        if (json != null) {
            RaceJson.write(race, json);
        }
    }

    private void write(RaceResult race, Terminal terminal) throws IOException {
        if (json != null) {
            RaceJson.write(race, json);
            terminal.line("  every trial  " + json);
        }
        RaceReport html = new RaceReport(race);
        terminal.line("  report       " + html.write(report));
        html.noCharts().ifPresent(why -> terminal.line("               without charts: " + why));
        terminal.line("");
    }

    private RaceSettings settings() {
        require(rounds >= 1 && rounds <= 1000, "--rounds is a number from 1 to 1000, not " + rounds);
        require(seconds >= 1 && seconds <= 3600, "--seconds is a number from 1 to 3600, not " + seconds);
        require(readers >= 1 && readers <= 64, "--readers is a number from 1 to 64, not " + readers);
        require(sizeMb >= 1 && sizeMb <= 1 << 20, "--size is a number of MB from 1 to 1048576, not " + sizeMb);
        require(!(copy && discard), "--copy and --discard exclude each other");
        List<String> raced = raced();
        long slotMs = seconds * 1000L / (raced.size() * (rounds + 1L));
        int trialMs = Math.clamp(slotMs * 3 / 4, 100, 1000);
        int smallMs = Math.clamp(slotMs / 4, 50, 300);
        ReadMode mode = copy ? ReadMode.COPY : ReadMode.DISCARD;
        return new RaceSettings(raced, rounds, readers, mode, cold, sizeMb * 1_000_000L, trialMs, smallMs);
    }

    /// The paths of `--paths`, each of which must be to be had; else all that are.
    private List<String> raced() {
        if (paths.isEmpty()) {
            return DataPaths.all().stream()
                    .filter(path -> path.unavailableBecause().isEmpty())
                    .map(DataPathProvider::name)
                    .toList();
        }
        for (String path : paths) {
            try {
                DataPaths.named(path);
            } catch (IllegalArgumentException unknown) {
                throw new WrongUsage("--paths: " + unknown.getMessage());
            }
        }
        return paths.stream().distinct().toList();
    }

    private RecordSource records() {
        if (input == null) {
            return new OrderEvents(RECORD_BYTES, SEED);
        }
        try {
            return FileLines.open(input, LARGEST_LINE_BYTES);
        } catch (IOException unusable) {
            throw new WrongUsage("--input: " + unusable.getMessage());
        }
    }

    private void checkOutputs() {
        if (!steps) {
            Outputs.checkFolder("--report", report);
        }
        if (json != null) {
            Outputs.checkFile("--json", json);
        }
    }

    private static void require(boolean rule, String otherwise) {
        if (!rule) {
            throw new WrongUsage(otherwise);
        }
    }
}
