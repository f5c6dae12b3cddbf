package dev.offsetlab.visualizer.cli;

import dev.offsetlab.visualizer.app.Snapshots;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./lab snapshot DIR`: pictures of every page, without a display.
@Command(
        name = "snapshot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a picture of every page of the window, without a display.",
            "Starts a broker and load, tries three paths, draws, and takes all of it away again. Half a minute."
        })
final class SnapshotCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,5})x(\\d{3,5})");

    @Parameters(paramLabel = "DIR", description = "Folder for PAGE-THEME.png")
    private Path folder = Path.of("snapshots");

    @Option(names = "--theme", paramLabel = "NAME", description = "light or dark. Default: both")
    private @Nullable String theme;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1280x800",
            description = "Size of the window in pixels, from 1000x700 up. Default: ${DEFAULT-VALUE}")
    private String size = "1280x800";

    @Option(
            names = "--lessons",
            description = "Also every lesson from its title to its end, before and after its cells ran. Minutes")
    private boolean lessons;

    @Override
    public Integer call() throws Exception {
        List<LabTheme> themes = themes();
        Matcher pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new WrongUsage("--size is as in 1280x800, not " + size);
        }
        int width = Integer.parseInt(pixels.group(1));
        int height = Integer.parseInt(pixels.group(2));
        if (width < 1000 || height < 700 || width > 8000 || height > 8000) {
            throw new WrongUsage("--size is from 1000x700 to 8000x8000, not " + size);
        }
        Optional<String> cannotDraw = Toolkit.drawingUnavailableBecause();
        if (cannotDraw.isPresent()) {
            throw new IOException("no pictures here, " + cannotDraw.get());
        }
        Terminal terminal = Terminal.ofSystem();
        ProgressLine progress = new ProgressLine(terminal);
        try (Snapshots snapshots = Snapshots.open(width, height, progress::stage)) {
            snapshots.play();
            List<Path> pages = snapshots.write(folder, themes);
            progress.clear();
            pages.forEach(file -> terminal.line("  " + file));
            if (lessons) {
                List<Path> files = snapshots.writeLessons(folder, number -> themes, true);
                progress.clear();
                files.forEach(file -> terminal.line("  " + file));
            }
        } finally {
            progress.clear();
        }
        return 0;
    }

    private List<LabTheme> themes() {
        if (theme == null) {
            return List.of(LabTheme.LIGHT, LabTheme.DARK);
        }
        try {
            return List.of(LabTheme.named(theme));
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsage("--theme: " + unknown.getMessage());
        }
    }
}
