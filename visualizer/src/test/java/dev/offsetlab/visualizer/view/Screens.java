package dev.offsetlab.visualizer.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.theme.LabTheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// The headless window of the tests: one toolkit, started once; nodes rendered to pictures without a stage.
public final class Screens {
    private static final long LIMIT_S = 60;
    private static boolean started;

    private Screens() {}

    public static synchronized void start() throws InterruptedException {
        Optional<String> cannotDraw = Toolkit.drawingUnavailableBecause();
        assumeTrue(cannotDraw.isEmpty(), () -> "nothing can be drawn here, " + cannotDraw.orElse(""));
        if (!started) {
            CountDownLatch up = new CountDownLatch(1);
            try {
                Platform.startup(up::countDown);
                up.await(LIMIT_S, TimeUnit.SECONDS);
            } catch (IllegalStateException running) {
                assert running != null; // started by another test of this JVM
            }
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    /// Runs `work` on the window's thread and returns what it returns.
    public static <T> T onWindow(Callable<T> work) throws Exception {
        start();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get(LIMIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failure;
        } catch (TimeoutException stuck) {
            throw new AssertionError("the window's thread is stuck", stuck);
        }
    }

    /// Returns three pulses later: what was asked for is laid out and drawn.
    public static void drawn() throws Exception {
        CountDownLatch pulses = new CountDownLatch(3);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long nowNs) {
                pulses.countDown();
            }
        };
        var _ = onWindow(() -> {
            timer.start();
            return timer;
        });
        if (!pulses.await(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("no pulse in " + LIMIT_S + " s");
        }
        var _ = onWindow(() -> {
            timer.stop();
            return timer;
        });
    }

    /// Closes a window that a test has opened.
    public static void hide(Stage stage) throws Exception {
        var _ = onWindow(() -> {
            stage.hide();
            return stage;
        });
    }

    /// Waits until it is so, looked at on the window's thread; within a minute.
    public static void await(String what, Callable<Boolean> so) {
        Awaiting.await(what, () -> "nothing of it", () -> {
            try {
                return onWindow(so);
            } catch (Exception failure) {
                throw new AssertionError(what, failure);
            }
        });
    }

    /// Gives `root` the colours and styles that the window's root has. On the window's thread.
    public static void dress(Parent root, LabTheme theme) {
        Themes.useForControls(theme);
        root.getStyleClass().removeAll("lab-light", "lab-dark");
        root.getStyleClass().addAll("lab-window", "lab-" + theme.name());
        String styles =
                Objects.requireNonNull(Shell.class.getResource("lab.css")).toExternalForm();
        if (!root.getStylesheets().contains(styles)) {
            root.getStylesheets().add(styles);
        }
    }

    /// `root` laid out in a scene of this size. On the window's thread.
    public static BufferedImage picture(Parent root, LabTheme theme, int width, int height) {
        dress(root, theme);
        Scene scene = root.getScene() == null ? new Scene(root, width, height) : root.getScene();
        root.resize(width, height);
        root.applyCss();
        root.layout();
        WritableImage image = scene.snapshot(new WritableImage(width, height));
        return SwingFXUtils.fromFXImage(image, null);
    }

    /// What was seen at one moment.
    ///
    /// @param problems as [ScreenCheck] tells them
    public record Looked(BufferedImage picture, List<String> problems) {}

    /// A picture of `root`, and what is wrong with it: taken and looked at in one turn, for in the next one the nodes
    /// may
    /// be others than those of the picture. On the window's thread.
    public static Looked look(Parent root, LabTheme theme, int width, int height) {
        BufferedImage picture = picture(root, theme, width, height);
        return new Looked(picture, ScreenCheck.problems(root, picture));
    }

    /// Looks at `root` some pulses after it has got that size: columns that come or go have done so.
    public static Looked lookAtSize(Parent root, LabTheme theme, int width, int height) throws Exception {
        var _ = onWindow(() -> picture(root, theme, width, height));
        drawn();
        return onWindow(() -> look(root, theme, width, height));
    }

    /// Writes a picture to look at: `target/screens/NAME-THEME-WIDTHxHEIGHT.png`.
    public static Path save(BufferedImage image, String name, LabTheme theme) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screens"));
        Path file =
                folder.resolve(name + "-" + theme.name() + "-" + image.getWidth() + "x" + image.getHeight() + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
