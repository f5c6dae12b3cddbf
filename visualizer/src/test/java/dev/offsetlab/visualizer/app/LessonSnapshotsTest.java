package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.ScreenCheck;
import dev.offsetlab.visualizer.view.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

/// Every lesson from its title to its end: nothing cut off, overlapping or unreadable. Lessons have the same few kinds
/// of
/// blocks, so one is light, the next one dark.
class LessonSnapshotsTest {
    @Test
    void write_everyLesson_canBeRead() throws Exception {
        assumeTrue(Toolkit.drawingUnavailableBecause().isEmpty(), "nothing can be drawn here");
        List<String> problems = new ArrayList<>();
        try (Snapshots snapshots = Snapshots.open(1280, 800, what -> {})) {
            snapshots.onPicture((file, root, picture) -> ScreenCheck.problems(root, picture)
                    .forEach(problem -> problems.add(file.getFileName() + ": " + problem)));
            List<Path> files = snapshots.writeLessons(
                    Path.of("target", "screens"),
                    number -> List.of(number % 2 == 0 ? LabTheme.DARK : LabTheme.LIGHT),
                    false);
            assertThat(files).hasSize(Lessons.all().size());
            for (Path file : files) {
                assertThat(height(file)).as("%s", file).isGreaterThan(800);
            }
        }
        assertThat(problems).isEmpty();
    }

    /// As the file's header says: these are pictures of ten million pixels.
    private static int height(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream bytes = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(bytes);
            return reader.getHeight(0);
        } finally {
            reader.dispose();
        }
    }
}
