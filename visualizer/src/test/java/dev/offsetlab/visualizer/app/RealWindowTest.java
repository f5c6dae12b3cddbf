package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.visualizer.child.LabJvm;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.view.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./lab` as a person starts it: a JVM of its own, GTK, a window on a display.
class RealWindowTest {
    @TempDir
    Path folder;

    @Test
    void lab_onADisplay_drawsItsWindowAndLeavesNothing() throws Exception {
        assumeTrue(VirtualDisplay.isInstalled(), "no virtual display: apt install xvfb");
        Optional<String> noWindow = Toolkit.windowUnavailableBecause();
        assumeTrue(noWindow.isEmpty(), () -> "no window here, " + noWindow.orElse(""));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path screen = Files.createDirectory(folder.resolve("screen"));
        try (VirtualDisplay display = VirtualDisplay.open(1400, 900, screen)) {
            Process window = start(display, temporary);
            try {
                BufferedImage picture = awaitWindow(display, window);
                Path shots = Files.createDirectories(Path.of("target", "screens"));
                ImageIO.write(picture, "png", shots.resolve("real-window.png").toFile());
            } finally {
                window.destroy();
            }
            assertThat(window.waitFor(60, TimeUnit.SECONDS))
                    .as("SIGTERM ends it")
                    .isTrue();
            assertThat(window.descendants()).as("what it started").isEmpty();
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("offset-lab-")))
                        .as("its folders")
                        .isEmpty();
            }
        }
    }

    private Process start(VirtualDisplay display, Path temporary) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(LabJvm.window(List.of("--theme", "light")));
        builder.environment().put("DISPLAY", display.name());
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("share").toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return builder.redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("window.log").toFile()))
                .start();
    }

    /// Many colours, for charts and text, on a ground that is the theme's.
    private BufferedImage awaitWindow(VirtualDisplay display, Process window) {
        Awaiting.await("the window is drawn", this::said, () -> {
            assertThat(window.isAlive()).as(said()).isTrue();
            return isDrawn(display.picture());
        });
        return display.picture();
    }

    private static boolean isDrawn(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        long page = 0;
        for (int x = 0; x < picture.getWidth(); x += 2) {
            for (int y = 0; y < picture.getHeight(); y += 2) {
                int colour = picture.getRGB(x, y) & 0xFFFFFF;
                colours.add(colour);
                page += colour == 0xF6F8FA || colour == 0xFFFFFF ? 1 : 0;
            }
        }
        return colours.size() > 50 && page > 100_000;
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("window.log"));
        } catch (IOException unread) {
            return "its log could not be read: " + unread.getMessage();
        }
    }
}
