package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window once, every page drawn into memory, so that the launcher can keep the classes of its start and of each
/// page's first drawing in an archive.
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /// Also where much else runs: an archive that was not made is not tried again.
    private static final long LIMIT_S = 60;

    private Rehearsal() {}

    /// The first frame is what counts; pages that take longer than [#LIMIT_S] are left out.
    ///
    /// @throws IOException where the window could not be drawn within [#LIMIT_S]
    public static void run() throws IOException, InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch seen = new CountDownLatch(2);
        CountDownLatch pages = new CountDownLatch(1);
        Lab[] opened = new Lab[1];
        Path folder = DataFolders.temporary(null);
        Path progress = folder.resolve("progress.json");
        Platform.startup(() -> {
            try {
                opened[0] = open(progress, seen, pages);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        boolean drawn = seen.await(LIMIT_S, TimeUnit.SECONDS);
        boolean whole = drawn && pages.await(LIMIT_S, TimeUnit.SECONDS);
        if (opened[0] != null) {
            opened[0].close();
        }
        Platform.exit();
        DataFolders.delete(folder);
        LOG.debug("rehearsed: everyPage={}", whole);
        if (!drawn) {
            throw new IOException("the window was not drawn in " + LIMIT_S + " s");
        }
    }

    /// @param progress of nobody
    /// @param seen     the first frame was drawn, the broker runs
    /// @param pages    every page was drawn
    private static Lab open(Path progress, CountDownLatch seen, CountDownLatch pages) throws IOException {
        WindowOptions options = new WindowOptions(0, Optional.empty(), Optional.empty(), Optional.empty(), false);
        Lab lab = new Lab(options, new Settings(Settings.Stored.FIRST), progress, Platform::runLater);
        Stage stage = new Stage();
        stage.setScene(new Scene(lab.shell().root(), 1000, 700));
        stage.show();
        new FirstFrame(() -> {
                    seen.countDown();
                    drawAll(lab, new ArrayDeque<>(lab.shell().pages()), pages);
                })
                .start();
        lab.model().brokerProperty().addListener((property, before, now) -> {
            if (now.state() == BrokerView.State.RUNNING) {
                seen.countDown();
            }
        });
        return lab;
    }

    /// One page after the other, each when the one before was drawn.
    private static void drawAll(Lab lab, Deque<Page> left, CountDownLatch pages) {
        Page next = left.poll();
        if (next == null) {
            pages.countDown();
        } else {
            lab.shell().show(next);
            new FirstFrame(() -> drawAll(lab, left, pages)).start();
        }
    }
}
