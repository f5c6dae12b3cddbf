package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.visualizer.app.Dashboard;
import dev.offsetlab.visualizer.app.WindowOptions;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import dev.offsetlab.visualizer.feed.ClusterAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./lab` without a command: the window; where there is no display, the race in the terminal.
@Command(
        name = "./lab",
        mixinStandardHelpOptions = true,
        version = "Offset Lab 1.0",
        sortOptions = false,
        description = {
            "See, measure and rebuild what makes an offset log fast.",
            "Without a command it opens the window, with a broker of its own."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {"", "No display? Start with ./lab demo. Each command explains itself: ./lab demo --help"})
final class LabCommand implements Callable<Integer> {
    @Option(
            names = "--present",
            description = "Open in presenter mode: large type, and a demonstration to step through with the arrow keys")
    private boolean present;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Look at this Kafka cluster instead of starting a broker")
    private @Nullable String bootstrap;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the window's own broker. Default: a free one")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of its log, kept when the window closes. Default: a folder that goes with the window")
    private @Nullable Path data;

    @Option(names = "--theme", paramLabel = "NAME", description = "light or dark. Default: as last time")
    private @Nullable String theme;

    @Option(
            names = "--exercise",
            paramLabel = "N",
            description = "Open the page Exercises at the exercise with this number")
    private @Nullable String exercise;

    @Mixin
    private WithOption with = new WithOption();

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new WrongUsage("--port is a number from 0 to 65535, not " + port);
        }
        if (theme != null && !theme.equals("light") && !theme.equals("dark")) {
            throw new WrongUsage("--theme is light or dark, not " + theme);
        }
        if (bootstrap != null) {
            if (!with.arguments().isEmpty()) {
                throw new WrongUsage("--with needs a broker of the lab's own, and --bootstrap names another");
            }
            check(bootstrap);
        }
        Optional<Integer> shown = exercise == null ? Optional.empty() : Optional.of(numbered(exercise));
        Optional<String> noDisplay = Display.missingBecause();
        if (noDisplay.isPresent()) {
            System.err.println("./lab: no window here, " + noDisplay.get() + "; this is the race in the terminal");
            return Main.run(
                    Stream.concat(Stream.of("demo"), with.arguments().stream()).toArray(String[]::new));
        }
        Dashboard.open(new WindowOptions(
                port,
                Optional.ofNullable(data),
                Optional.ofNullable(bootstrap),
                Optional.ofNullable(theme),
                present,
                with.load(),
                shown));
        return 0;
    }

    private static int numbered(String word) throws IOException {
        List<Exercise> exercises = Exercises.toName();
        return exercises.stream()
                .map(Exercise::number)
                .filter(number -> word.matches("0?" + number))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--exercise: there is no exercise '" + word + "'; there are "
                        + exercises.stream().map(Exercise::number).toList()));
    }

    private static void check(String bootstrap) {
        try {
            ClusterAddress.parse(bootstrap);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage("--bootstrap " + wrong.getMessage());
        }
    }
}
