package dev.offsetlab.visualizer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./lab` without a command: says what there is.
@Command(
        name = "./lab",
        mixinStandardHelpOptions = true,
        version = "Offset Lab 1.0",
        description = "See, measure and rebuild what makes an offset log fast.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Start with ./lab demo. Each command explains itself: ./lab demo --help"})
final class LabCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (spec.commandLine().getParseResult().originalArgs().isEmpty()) {
            spec.commandLine().usage(System.out);
            return;
        }
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
