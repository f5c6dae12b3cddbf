package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.ScreenCheck;
import dev.offsetlab.visualizer.view.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of a lab that works, looked at: nothing blank, cut off, overlapping or unreadable.
class SnapshotsTest {
    private static final int LEAST_COLOURS = 60;

    @TempDir
    Path folder;

    @Test
    void write_everyPageInBothThemes_canBeRead() throws Exception {
        assumeTrue(
                Toolkit.drawingUnavailableBecause().isEmpty(),
                () -> "nothing can be drawn here, "
                        + Toolkit.drawingUnavailableBecause().orElse(""));
        List<String> problems = new ArrayList<>();
        try (Snapshots snapshots = Snapshots.open(1280, 800, what -> {})) {
            snapshots.play();
            for (LabTheme theme : List.of(LabTheme.LIGHT, LabTheme.DARK)) {
                List<Path> files = snapshots.write(folder, theme);
                assertThat(files).hasSameSizeAs(snapshots.lab().shell().pages());
                for (Path file : files) {
                    look(file, snapshots, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static void look(Path file, Snapshots snapshots, List<String> problems) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        Path kept = Files.createDirectories(Path.of("target", "screens")).resolve("snapshot-" + file.getFileName());
        ImageIO.write(picture, "png", kept.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 2) {
            for (int y = 0; y < picture.getHeight(); y += 2) {
                colours.add(picture.getRGB(x, y));
            }
        }
        if (colours.size() < LEAST_COLOURS) {
            problems.add(file.getFileName() + ": nearly blank, colours=" + colours.size());
        }
        Page page = snapshots.lab().shell().pages().stream()
                .filter(one ->
                        file.getFileName().toString().startsWith(one.title().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
        Snapshots.onWindow(() -> {
            snapshots.lab().shell().show(page);
            snapshots.scene().getRoot().applyCss();
            snapshots.scene().getRoot().layout();
            BufferedImage now = SwingFXUtils.fromFXImage(snapshots.scene().snapshot(null), null);
            ScreenCheck.problems(snapshots.scene().getRoot(), now)
                    .forEach(problem -> problems.add(file.getFileName() + ": " + problem));
            return page;
        });
    }
}
