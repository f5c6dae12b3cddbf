package dev.offsetlab.visualizer.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.offsetlab.visualizer.bench.Bench;
import dev.offsetlab.visualizer.bench.BenchRow;
import dev.offsetlab.visualizer.bench.BenchSettings;
import dev.offsetlab.visualizer.bench.KafkaJars;
import dev.offsetlab.visualizer.child.LabJvm;
import dev.offsetlab.visualizer.child.RunFolder;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./lab bench`: our engine beside a real Apache Kafka.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Our engine beside a real Apache Kafka " + KafkaJars.VERSION + ", in one run: ratios of medians.",
            "Both are up, one is loaded at a time, and they take turns. About five minutes."
        })
final class BenchCommand implements Callable<Integer> {
    @Option(
            names = "--kafka-lib",
            paramLabel = "DIR",
            description = "Folder of Kafka's jars. Default: fetched once by Maven")
    private @Nullable Path kafkaLib;

    @Option(
            names = "--quick",
            description = "Fewer rounds, less data: two minutes, wide ranges, and a Kafka that is not warm")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON")
    private @Nullable Path json;

    @Option(names = "--data", paramLabel = "DIR", description = "Where both brokers' logs lie while it runs")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        if (json != null) {
            Outputs.checkFile("--json", json);
        }
        Terminal terminal = Terminal.ofSystem();
        Path lib = KafkaJars.find(kafkaLib, fetched());
        ProgressLine progress = new ProgressLine(terminal);
        List<BenchRow> rows = run(lib, progress);
        print(rows, Machine.ofThis(lib), terminal);
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(json, mapper.writeValueAsString(Map.of("kafka", KafkaJars.VERSION, "rows", rows)) + "\n");
        }
        return 0;
    }

    private List<BenchRow> run(Path lib, ProgressLine progress) throws Exception {
        BenchSettings settings = quick ? BenchSettings.QUICK : BenchSettings.FULL;
        try (RunFolder folder = RunFolder.create(data);
                Bench bench = new Bench(
                        settings, lib, folder.path(), LabJvm.java(), BenchCommand::ourCommand, progress::stage)) {
            return bench.run();
        } finally {
            progress.clear();
        }
    }

    private static void print(List<BenchRow> rows, Machine machine, Terminal terminal) {
        TextTable table = new TextTable()
                .column("work", "", 0)
                .column("ours", "", 1)
                .column("Kafka", "", 1)
                .column("unit", "", 1)
                .column("ratio", "of medians", 0)
                .column("rounds", "range", 2)
                .column("target", "", 0)
                .column("", "", 0);
        for (BenchRow row : rows) {
            table.row(
                    UnaryOperator.identity(),
                    List.of(
                            row.work(),
                            Figures.of(row.ours()),
                            Figures.of(row.kafka()),
                            row.unit(),
                            Figures.of(row.ratio().median()) + " x",
                            Figures.range(row.ratio()),
                            (row.atMost() ? "<= " : ">= ") + Figures.of(row.target()),
                            row.reached() ? "reached" : "missed"));
        }
        terminal.line("");
        terminal.line("  " + terminal.bold("Our engine beside Apache Kafka " + KafkaJars.VERSION));
        terminal.line("  " + terminal.faint(machine.text()));
        terminal.line("");
        table.lines(terminal.columns(), terminal::faint).forEach(terminal::line);
        terminal.line("");
        terminal.line("  Loopback, page cache warm, CPU of the whole broker process. Ratios count, not the figures.");
    }

    private static List<String> ourCommand(List<String> arguments) {
        try {
            return LabJvm.broker(arguments);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// In the checkout's target folder, so that a clean build removes it.
    private static Path fetched() {
        return Path.of(System.getProperty("lab.home", ".")).resolve("visualizer/target");
    }
}
