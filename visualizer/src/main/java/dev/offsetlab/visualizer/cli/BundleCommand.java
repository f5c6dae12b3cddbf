package dev.offsetlab.visualizer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./lab bundle`: the same for a class without network.
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Packs the lab for students as ./lab handout does, built, and with every jar inside: no network is needed,",
            "only a JDK 25, and Maven where somebody changes the lab itself. Takes a few minutes and some 500 MB."
        })
final class BundleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ZIP", description = "The file to write")
    private Path zip = Path.of("offset-lab-bundle.zip");

    @Override
    public Integer call() throws Exception {
        Packed.write("ZIP", zip, Packed.Kind.BUNDLE);
        return 0;
    }
}
