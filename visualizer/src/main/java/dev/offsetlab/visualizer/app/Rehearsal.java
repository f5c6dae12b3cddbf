package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The window once, drawn into memory, so that the launcher can keep the classes of its start in an archive.
public final class Rehearsal {
    /// The lessons are not opened.
    private static final Path NO_PROGRESS = Path.of("progress.json");

    private static final long LIMIT_S = 20;

    private Rehearsal() {}

    /// @throws IOException where the window could not be drawn within 20 s
    public static void run() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch seen = new CountDownLatch(2);
        Lab[] opened = new Lab[1];
        Platform.startup(() -> {
            try {
                opened[0] = open(seen);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        boolean whole = seen.await(LIMIT_S, TimeUnit.SECONDS);
        if (opened[0] != null) {
            opened[0].close();
        }
        Platform.exit();
        if (!whole) {
            throw new IOException("the window was not drawn in " + LIMIT_S + " s");
        }
    }

    private static Lab open(CountDownLatch seen) throws IOException {
        WindowOptions options = new WindowOptions(0, Optional.empty(), Optional.empty(), Optional.empty(), false);
        Lab lab = new Lab(options, new Settings(Settings.Stored.FIRST), NO_PROGRESS, Platform::runLater);
        Stage stage = new Stage();
        stage.setScene(new Scene(lab.shell().root(), 1000, 700));
        stage.show();
        new FirstFrame(seen::countDown).start();
        lab.model().brokerProperty().addListener((property, before, now) -> {
            if (now.state() == BrokerView.State.RUNNING) {
                seen.countDown();
            }
        });
        return lab;
    }
}
