package dev.offsetlab.visualizer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./lab handout`: what students get, as a zip.
@Command(
        name = "handout",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Packs the lab for students: without solutions and instructor's notes, every exercise as its starter.",
            "It builds and runs like this one; what you solved or graded here is not in it."
        },
        footer = {"", "For a class without network: ./lab bundle ZIP"})
final class HandoutCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ZIP", description = "The file to write")
    private Path zip = Path.of("offset-lab.zip");

    @Override
    public Integer call() throws Exception {
        Packed.write("ZIP", zip, Packed.Kind.HANDOUT);
        return 0;
    }
}
