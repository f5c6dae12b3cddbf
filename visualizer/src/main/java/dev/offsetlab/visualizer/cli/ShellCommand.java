package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.course.LabBench;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.lessons.shell.HostObjects;
import dev.offsetlab.lessons.shell.JShellSources;
import dev.offsetlab.lessons.shell.LabShell;
import dev.offsetlab.lessons.shell.ShellPrelude;
import dev.offsetlab.visualizer.child.AtExit;
import dev.offsetlab.visualizer.child.DataFolders;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./lab shell`: the JDK's own jshell on a terminal, with a live broker behind the variable `lab`. Fed by a pipe it
/// runs what it reads as one cell.
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "jshell with a live broker: the variable lab is the desk over it.",
            "Fed by a pipe it runs the Java that it reads, and ends with 1 where that fails."
        },
        footer = {
            "",
            "Try:  lab.topics()",
            "      lab. and the Tab key: all that the desk offers; twice for the documentation of a method",
            "      echo 'System.out.println(lab.topics());' | ./lab shell"
        })
final class ShellCommand implements Callable<Integer> {
    /// Held here, for a logger that nobody holds forgets its level. jshell keeps its history in the preferences, and
    /// their first use is news to nobody.
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the broker's log, kept at the end. Default: a folder that goes with the shell")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        LessonCommand.quiet();
        PREFERENCES.setLevel(Level.WARNING);
        Path folder = data == null ? DataFolders.temporary(null) : data;
        Broker broker = Broker.start(BrokerConfig.local(folder));
        try (AtExit _ = AtExit.run("stop", () -> stop(broker, folder));
                Desk desk = Desk.on(() -> broker)) {
            ShellPrelude prelude = LabBench.prelude(desk);
            boolean terminal = Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
            return terminal ? talk(prelude, Addresses.text(broker.address())) : runInput(prelude);
        } finally {
            stop(broker, folder);
        }
    }

    /// The JDK's tool. Its snippets run in this JVM, so they see the same desk; `System.exit` ends the shell.
    private static int talk(ShellPrelude prelude, String address) throws Exception {
        System.out.println("A broker listens on " + address + "; the variable lab is the desk over it.");
        System.out.println("Try lab.topics(), or lab. and the Tab key: all that it offers.");
        System.out.println("Ctrl-D ends the shell and the broker.");
        Path startup = Files.createTempFile("offset-lab-", ".jsh");
        startup.toFile().deleteOnExit(); // also where a snippet calls System.exit
        Files.writeString(startup, prelude.source());
        HostObjects.handIn(prelude.objects());
        JShellSources.add();
        return JavaShellToolBuilder.builder()
                .start(
                        "--execution",
                        "local",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        "--startup",
                        startup.toString(),
                        "--feedback",
                        "concise");
    }

    private static int runInput(ShellPrelude prelude) throws IOException {
        String script = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        try (LabShell shell = LabShell.open(prelude, ShellCommand::print)) {
            CellResult result = shell.run(script);
            if (!result.value().isEmpty()) {
                System.out.println(result.value());
            }
            for (Problem problem : result.problems()) {
                System.err.println(
                        "./lab shell: line " + problem.line() + ", column " + problem.column() + ": " + problem.says());
            }
            return result.done() ? 0 : 1;
        }
    }

    private static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }

    private void stop(Broker broker, Path folder) {
        try {
            broker.close();
            if (data == null) {
                DataFolders.delete(folder);
            }
        } catch (IOException failure) {
            System.err.println("./lab shell: not stopped cleanly: " + failure.getMessage());
        }
    }
}
