package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.ScreenCheck;
import dev.offsetlab.visualizer.view.Toolkit;
import dev.offsetlab.visualizer.viewmodel.ExerciseEntry;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every page of a lab that works, looked at: nothing blank, cut off, overlapping or unreadable.
class SnapshotsTest {
    private static final int LEAST_COLOURS = 60;
    /// Enough for every chart to have its lines, and for every page to have been answered.
    private static final SnapshotPace BRISK = new SnapshotPace(2_000, 1_500, 500);

    @TempDir
    Path folder;

    @Test
    void write_everyPageInBothThemes_canBeRead() throws Exception {
        assumeTrue(
                Toolkit.drawingUnavailableBecause().isEmpty(),
                () -> "nothing can be drawn here, "
                        + Toolkit.drawingUnavailableBecause().orElse(""));
        List<String> problems = new ArrayList<>();
        List<ExerciseEntry> shown;
        try (Snapshots snapshots = Snapshots.open(1280, 800, BRISK, what -> {})) {
            snapshots.onPicture((file, root, picture) -> ScreenCheck.problems(root, picture)
                    .forEach(problem -> problems.add(file.getFileName() + ": " + problem)));
            snapshots.play();
            List<Path> files = snapshots.write(folder, List.of(LabTheme.LIGHT, LabTheme.DARK));
            int passedExercise = 1;
            assertThat(files).hasSize(2 * (snapshots.lab().shell().pages().size() + passedExercise));
            shown = Snapshots.onWindow(
                    () -> snapshots.lab().exercises().entriesProperty().get());
            for (Path file : files) {
                isDrawn(file, problems);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(shown)
                .as("one passed, one failed in some tests")
                .anyMatch(ExerciseEntry::passed)
                .anyMatch(entry -> !entry.passed() && entry.share() > 0);
    }

    private static void isDrawn(Path file, List<String> problems) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        Path kept = Files.createDirectories(Path.of("target", "screens")).resolve("snapshot-" + file.getFileName());
        Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 2) {
            for (int y = 0; y < picture.getHeight(); y += 2) {
                colours.add(picture.getRGB(x, y));
            }
        }
        if (colours.size() < LEAST_COLOURS) {
            problems.add(file.getFileName() + ": nearly blank, colours=" + colours.size());
        }
    }
}
