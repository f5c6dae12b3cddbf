package dev.offsetlab.visualizer.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/// Where `./lab` comes in. Only the command that was named is looked at, so that a broker starts at once.
public final class Main {
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command and returns the exit code.
    static int run(String... arguments) {
        if (arguments.length == 0) {
            return strict(new CommandLine(new LabCommand())).execute();
        }
        Supplier<Object> named = COMMANDS.get(arguments[0]);
        if (named == null) {
            return whole().execute(arguments);
        }
        CommandLine command = strict(new CommandLine(named.get()));
        command.setCommandName("./lab " + arguments[0]);
        return command.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static CommandLine whole() {
        CommandLine lab = new CommandLine(new LabCommand());
        COMMANDS.forEach((name, command) -> lab.addSubcommand(name, command.get()));
        return strict(lab);
    }

    private static CommandLine strict(CommandLine command) {
        return command.setParameterExceptionHandler(Complaints::wrongUsage)
                .setExecutionExceptionHandler(Complaints::failure)
                .setUsageHelpAutoWidth(true);
    }

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", DemoCommand::new);
        commands.put("broker", BrokerCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("lesson", LessonCommand::new);
        commands.put("exercise", ExerciseCommand::new);
        commands.put("notebook", NotebookCommand::new);
        commands.put("shell", ShellCommand::new);
        commands.put("grade", GradeCommand::new);
        commands.put("handout", HandoutCommand::new);
        commands.put("bundle", BundleCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("load", LoadCommand::new);
        commands.put("rehearse", RehearseCommand::new);
        return commands;
    }
}
