package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// `--with ex07`: a student's code in the broker.
final class WithOption {
    @Option(
            names = "--with",
            paramLabel = "EX",
            description = "Run the broker on your own code of this exercise, as in ex07; may be given again")
    private List<String> words = new ArrayList<>();

    /// Compiles and loads; data paths are among those of this JVM from then on.
    ServedParts load() throws IOException {
        try {
            return ServedParts.load(words);
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsage("--with: " + unknown.getMessage());
        }
    }

    /// For a broker alone: what serves in consumers is refused, for its clients are programs of somebody else.
    ServedParts loadForBroker() throws IOException {
        ServedParts served = load();
        for (Served one : served.all()) {
            if (one.assignor().isPresent()) {
                throw new WrongUsage("--with: " + one.name() + " serves in consumers, not in a broker; see it in the"
                        + " window, ./lab --with " + one.name() + ", page Consumers");
            }
        }
        return served;
    }

    /// The same words for another command.
    List<String> arguments() {
        return words.stream().flatMap(word -> Stream.of("--with", word)).toList();
    }
}
