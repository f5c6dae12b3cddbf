package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.report.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./lab notebook`: what was done in the lessons, as a page to hand in.
@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "What you predicted, ran, measured and answered in the lessons, as one HTML file.")
final class NotebookCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "notebook.html",
            description = "The file to write. Default: notebook.html here")
    private Path file = Path.of("notebook.html");

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Your name, for the title")
    private String name = "";

    @Option(names = "--progress", paramLabel = "FILE", description = "Progress of somebody else. Default: your own")
    private @Nullable Path progress;

    @Override
    public Integer call() throws IOException {
        Outputs.checkFile("FILE", file);
        new Notebook(LessonCommand.lessons(), LessonCommand.file(progress).read(), name.strip(), Instant.now())
                .write(file);
        Terminal.ofSystem().line(file.toAbsolutePath().toString());
        return 0;
    }
}
