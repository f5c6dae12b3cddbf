package dev.offsetlab.visualizer.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.offsetlab.visualizer.cli.Doctor.Finding;
import dev.offsetlab.visualizer.cli.Doctor.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./lab doctor`: what this machine has and lacks.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "What this machine has and lacks for every part of the lab, and the command that mends it.",
            "Exit code 0 when the race can run."
        })
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", paramLabel = "FILE", description = "Write the findings as JSON")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        List<Finding> findings = new Doctor().examine();
        boolean raceRuns = findings.stream().allMatch(finding -> finding.ok() || finding.need() != Need.RACE);
        print(findings, raceRuns);
        if (json != null) {
            ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
            Files.writeString(
                    json, mapper.writeValueAsString(Map.of("raceRuns", raceRuns, "findings", findings)) + "\n");
        }
        return raceRuns ? 0 : 1;
    }

    private static void print(List<Finding> findings, boolean raceRuns) {
        Terminal terminal = Terminal.ofSystem();
        int nameChars = findings.stream()
                .mapToInt(finding -> finding.name().length())
                .max()
                .orElse(0);
        for (Finding finding : findings) {
            String name = finding.name() + " ".repeat(nameChars - finding.name().length());
            String state = finding.ok() ? "yes" : terminal.bold("no ");
            String what = finding.ok() && !finding.found().isEmpty()
                    ? finding.use() + terminal.faint(": " + finding.found())
                    : finding.use();
            terminal.line("  " + state + "  " + name + "  " + what);
            String indent = " ".repeat(nameChars + 9);
            if (!finding.ok()) {
                terminal.line(indent + finding.problem());
            }
            if (!finding.remedy().isEmpty()) {
                terminal.line(indent + finding.remedy());
            }
        }
        terminal.line("");
        terminal.line(
                raceRuns
                        ? "  The race runs here: ./lab demo"
                                + Display.missingBecause().map(no -> "").orElse("     The window opens here: ./lab")
                        : "  The race does not run here yet: see the lines with 'no'.");
    }
}
