package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.ScreenCheck;
import dev.offsetlab.visualizer.view.Toolkit;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Every lesson from its title to its end, looked at in both themes: nothing cut off, overlapping or unreadable.
class LessonSnapshotsTest {
    @Test
    void write_everyLessonInBothThemes_canBeRead() throws Exception {
        assumeTrue(Toolkit.drawingUnavailableBecause().isEmpty(), "nothing can be drawn here");
        List<String> problems = new ArrayList<>();
        try (Snapshots snapshots = Snapshots.open(1280, 800, what -> {})) {
            snapshots.onPicture((root, picture) -> problems.addAll(ScreenCheck.problems(root, picture)));
            List<Path> files =
                    snapshots.writeLessons(Path.of("target", "screens"), List.of(LabTheme.LIGHT, LabTheme.DARK), false);
            assertThat(files).hasSize(2 * Lessons.all().size());
            for (Path file : files) {
                BufferedImage picture = ImageIO.read(file.toFile());
                assertThat(picture.getHeight()).as("%s", file).isGreaterThan(800);
            }
        }
        assertThat(problems).isEmpty();
    }
}
