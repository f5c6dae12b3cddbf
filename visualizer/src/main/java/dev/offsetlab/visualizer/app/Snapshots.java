package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.child.RunFolder;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel.ExerciseSource;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Pictures of every page, without a display: a real broker with real load, moved by a script to a state worth seeing.
///
/// ```
///   fill, four readers, heap 4 s, sendfile 4 s, splice 4 s, demo group   -->   race-light.png  log-light.png ...
/// ```
///
/// What the pictures show was measured while they were made. One run in a JVM; not on the window's thread.
public final class Snapshots implements AutoCloseable {
    /// Also where much else runs: a log has to be written, a group has to be formed.
    private static final long LIMIT_S = 180;
    private static final long LOOK_MS = 100;
    private static final int MOST_HEIGHT = 16_000;

    /// What a lesson needs depends on its width, its editors on theirs: then nothing changes any more.
    private static final int LAYOUT_PASSES = 6;
    /// So many passes in turn without a change: that is settled.
    private static final int QUIET_PASSES = 3;
    /// What was asked for in one is laid out in the next, and drawn with the one after that.
    private static final int DRAWN_PULSES = 3;

    /// A student of its own: whoever makes pictures keeps the own progress.
    private final RunFolder student;

    private final Lab lab;
    private final Scene scene;
    private final int width;
    private final int height;
    private final SnapshotPace pace;
    private final Consumer<String> progress;
    private int high;
    private Look onPicture = (file, root, picture) -> {};

    /// Looks at a picture beside the nodes that it was taken of. On the window's thread.
    @FunctionalInterface
    interface Look {
        void at(Path file, Parent root, BufferedImage picture);
    }

    /// @param progress hears what is done now
    /// @throws IOException where the toolkit cannot start, or no broker
    public static Snapshots open(int width, int height, Consumer<String> progress) throws IOException {
        return open(width, height, SnapshotPace.UNHURRIED, progress);
    }

    static Snapshots open(int width, int height, SnapshotPace pace, Consumer<String> progress) throws IOException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException running) {
            progress.accept("the toolkit runs already");
        }
        Platform.setImplicitExit(false);
        return new Snapshots(width, height, pace, progress);
    }

    private Snapshots(int width, int height, SnapshotPace pace, Consumer<String> progress) throws IOException {
        this.width = width;
        this.height = height;
        this.high = height;
        this.pace = pace;
        this.progress = progress;
        WindowOptions options = new WindowOptions(0, Optional.empty(), Optional.empty(), Optional.empty(), false);
        this.student = RunFolder.create(null);
        Path kept = student.path().resolve("progress.json");
        ExerciseSource exercises =
                progressFile -> ExerciseScript.shelf(student.path().resolve("lab"), progressFile);
        this.lab = onWindow(
                () -> new Lab(options, new Settings(Settings.Stored.FIRST), kept, exercises, Platform::runLater));
        this.scene = onWindow(() -> new Scene(lab.shell().root(), width, height));
        await("the broker", () -> lab.model().brokerProperty().get().isRunning());
    }

    /// Brings the lab to the state that the pictures show.
    public void play() throws IOException {
        SnapshotScript.play(lab, this, pace);
    }

    /// Writes `PAGE-THEME.png` for each page and theme into `folder`, and one more of an exercise that passed; returns
    /// the files.
    public List<Path> write(Path folder, List<LabTheme> themes) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Page page : lab.shell().pages()) {
            onWindow(() -> {
                lab.shell().show(page);
                layOut(height); // what a page asks the broker for depends on its size
                return page;
            });
            if (page.title().equals(LessonSnapshots.PAGE)) {
                await("the lessons", () -> lab.lessons().openProperty().get().isPresent());
            }
            if (page.title().equals(ExerciseScript.PAGE)) {
                ExerciseScript.showFailing(this);
            }
            files.addAll(draw(folder, page.title().toLowerCase(Locale.ROOT), themes));
            if (page.title().equals(ExerciseScript.PAGE)) {
                ExerciseScript.showPassed(this);
                files.addAll(draw(folder, ExerciseScript.PASSED, themes));
            }
        }
        return files;
    }

    private List<Path> draw(Path folder, String what, List<LabTheme> themes) throws IOException {
        List<Path> files = new ArrayList<>();
        pause(pace.settleMs());
        for (LabTheme theme : themes) {
            String name = what + "-" + theme.name();
            progress.accept("drawing " + name);
            use(theme);
            files.add(picture(folder.resolve(name + ".png")));
        }
        return files;
    }

    /// What is drawn on a canvas takes the theme's colours with one of the next pulses.
    private void use(LabTheme theme) throws IOException {
        onWindow(() -> {
            lab.settings().themeProperty().set(theme);
            layOut(height);
            return theme;
        });
        settle(pace.themeMs(), DRAWN_PULSES);
    }

    /// Writes a picture of each lesson; see [LessonSnapshots].
    ///
    /// @param themesOf by the lesson's number
    /// @param run      also after all of its cells ran, which takes minutes
    public List<Path> writeLessons(Path folder, IntFunction<List<LabTheme>> themesOf, boolean run) throws IOException {
        Files.createDirectories(folder);
        return LessonSnapshots.write(this, folder, themesOf, run);
    }

    /// @param wanted height in pixels, asked on the window's thread once all is laid out
    Path pictureAsHighAs(DoubleSupplier wanted, Path file) throws IOException {
        int quiet = 0;
        for (int pass = 0; pass < LAYOUT_PASSES && quiet < QUIET_PASSES; pass++) {
            int before = high;
            onWindow(() -> {
                layOut(high);
                high = (int) Math.clamp(wanted.getAsDouble(), height, MOST_HEIGHT);
                return high;
            });
            quiet = high == before ? quiet + 1 : 0;
            settle(LOOK_MS, 1);
        }
        Path written = picture(file, high);
        high = height;
        return written;
    }

    private Path picture(Path file) throws IOException {
        return picture(file, height);
    }

    private Path picture(Path file, int tall) throws IOException {
        BufferedImage picture = onWindow(() -> {
            layOut(tall);
            WritableImage taken = scene.snapshot(new WritableImage(width, tall));
            BufferedImage image = opaque(taken);
            onPicture.at(file, scene.getRoot(), image);
            return image;
        });
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("this JVM has no writer for PNG");
        }
        return file;
    }

    /// No window does it, for there is none.
    private void layOut(int tall) {
        scene.getRoot().resize(width, tall);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Without transparency, which a window has not, and which the writer would take out again pixel by pixel.
    private static BufferedImage opaque(WritableImage taken) {
        int wide = (int) taken.getWidth();
        int tall = (int) taken.getHeight();
        BufferedImage image = new BufferedImage(wide, tall, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        taken.getPixelReader().getPixels(0, 0, wide, tall, PixelFormat.getIntArgbPreInstance(), pixels, 0, wide);
        return image;
    }

    /// Whoever looks at each picture.
    void onPicture(Look look) {
        onPicture = look;
    }

    Lab lab() {
        return lab;
    }

    Scene scene() {
        return scene;
    }

    void progress(String what) {
        progress.accept(what);
    }

    /// Waits until `condition`, looked at on the window's thread, holds.
    void await(String what, BooleanSupplier condition) throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!onWindow(condition::getAsBoolean)) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IOException(what + " did not get ready in " + LIMIT_S + " s: "
                        + lab.model().brokerProperty().get().detail());
            }
            pause(LOOK_MS);
        }
    }

    /// So long, and so many pulses at the least: on a busy machine they come late.
    private static void settle(long ms, int pulses) throws IOException {
        CountDownLatch left = new CountDownLatch(pulses);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long nowNs) {
                left.countDown();
            }
        };
        onWindow(() -> {
            timer.start();
            return timer;
        });
        pause(ms);
        try {
            if (!left.await(LIMIT_S, TimeUnit.SECONDS)) {
                throw new IOException("the window draws nothing");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            Platform.runLater(timer::stop);
        }
    }

    static void pause(long ms) throws IOException {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    static <T> T onWindow(Callable<T> work) throws IOException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get(LIMIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("the window could not do it: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /// The toolkit stays: it cannot be started twice, and ends with the JVM.
    @Override
    public void close() {
        lab.close();
        try {
            student.close();
        } catch (IOException left) {
            progress.accept("left behind: " + student.path());
        }
    }
}
