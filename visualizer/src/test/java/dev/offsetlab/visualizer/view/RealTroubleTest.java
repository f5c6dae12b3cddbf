package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.workload.BrokerProcess;
import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.child.LabJvm;
import dev.offsetlab.visualizer.feed.BrokerView.State;
import dev.offsetlab.visualizer.feed.ClusterAddress;
import dev.offsetlab.visualizer.feed.ClusterSource;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.Feed;
import dev.offsetlab.visualizer.feed.LabSource;
import dev.offsetlab.visualizer.load.FixedPort;
import dev.offsetlab.visualizer.load.LoadReport;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real trouble under a window: a disk that is full, a disk that may not be written, a folder that goes, a cluster that
/// is killed. What the window says, and how it goes on.
class RealTroubleTest {
    private static final Duration PERIOD = Duration.ofMillis(100);

    @TempDir
    Path folder;

    /// A window over `source`, without a stage.
    private record Window(LabModel model, Shell shell, Feed feed) implements AutoCloseable {
        static Window over(LabSource source, Optional<EmbeddedLab> engine) throws Exception {
            Window window = Screens.onWindow(() -> {
                LabModel model = new LabModel(Platform::runLater, engine, new Notices());
                Shell shell = new Shell(model);
                RacePage page = new RacePage(model);
                shell.add(page);
                shell.show(page);
                Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
                return new Window(model, shell, new Feed(source, Platform::runLater, model::accept));
            });
            window.feed.start(PERIOD);
            return window;
        }

        private Node banner() {
            return shell.root().lookup(".trouble");
        }

        void awaitBanner(String beginning) {
            Screens.await("a banner that begins with: " + beginning, () -> {
                String words = ((Labeled) banner().lookup(".label")).getText();
                return banner().isVisible() && words.startsWith(beginning);
            });
        }

        void awaitNoBanner() {
            Screens.await("no banner", () -> !banner().isVisible());
        }

        void awaitAnswer(String words) {
            Screens.await(
                    "the answer " + words,
                    () -> ((Labeled) shell.root().lookup("#race-answer"))
                            .getText()
                            .equals(words));
        }

        void awaitReaders() {
            Screens.await(
                    "somebody reads",
                    () -> model.sampleProperty()
                            .get()
                            .load()
                            .map(LoadReport::readers)
                            .filter(readers -> readers > 0)
                            .isPresent());
        }

        void tryAgain() throws Exception {
            Screens.onWindow(() -> {
                Button again = (Button) shell.root().lookup("#try-again");
                assertThat(again.isVisible()).isTrue();
                again.fire();
                return again;
            });
        }

        void looksWell(String name) throws Exception {
            Looked seen = Screens.onWindow(() -> Screens.look(shell.root(), LabTheme.LIGHT, 1000, 700));
            Screens.save(seen.picture(), name, LabTheme.LIGHT);
            assertThat(seen.problems()).isEmpty();
        }

        @Override
        public void close() {
            feed.close();
        }
    }

    private static EmbeddedLab lab(Path data) {
        EmbeddedLab lab = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, data, Map.of(), false));
        lab.start();
        return lab;
    }

    @Test
    void disk_fullWhileTheLogIsFilled_isSaidAndGoesOnWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 24);
                EmbeddedLab lab = lab(disk.folder());
                Window window = Window.over(lab, Optional.of(lab))) {
            Screens.await(
                    "the broker runs", () -> window.model.brokerProperty().get().isRunning());
            Screens.onWindow(() -> {
                window.model.startLoad();
                return lab;
            });
            window.awaitBanner("the disk is full: " + disk.folder());
            window.awaitAnswer("The load has trouble.");
            window.looksWell("real-disk-full");

            disk.resize(600);
            window.awaitNoBanner();
            window.awaitReaders();
        }
    }

    @Test
    void disk_readOnly_isSaidAndTriedAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 24)) {
            disk.writable(false);
            try (EmbeddedLab lab = lab(disk.folder());
                    Window window = Window.over(lab, Optional.of(lab))) {
                window.awaitBanner("the data folder is not writable");
                window.awaitAnswer("The broker failed.");
                window.looksWell("real-disk-read-only");

                disk.writable(true);
                window.tryAgain();
                window.awaitNoBanner();
                window.awaitAnswer("No load.");
            }
        }
    }

    @Test
    void folder_removedUnderTheBroker_isSaidAndBegunAnew() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedLab lab = lab(data);
                Window window = Window.over(lab, Optional.of(lab))) {
            window.awaitAnswer("No load.");
            DataFolders.delete(data);
            window.awaitBanner("the data folder is gone: " + data);
            window.looksWell("real-folder-gone");

            window.tryAgain();
            window.awaitNoBanner();
            window.awaitAnswer("No load.");
        }
    }

    @Test
    void cluster_killedAndStartedAgain_isSaidAndSeenAgain() throws Exception {
        int port = FixedPort.free();
        try (BrokerProcess first = broker(port);
                ClusterSource source = new ClusterSource(ClusterAddress.parse("127.0.0.1:" + port));
                Window window = Window.over(source, Optional.empty())) {
            source.start();
            Screens.await(
                    "the cluster answers",
                    () -> window.model.brokerProperty().get().state() == State.RUNNING);
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            window.awaitBanner("Nothing answers at 127.0.0.1:" + port);
            window.looksWell("real-cluster-killed");
            try (BrokerProcess second = broker(port)) {
                assertThat(second.pid()).isNotEqualTo(first.pid());
                window.awaitNoBanner();
            }
        }
    }

    private BrokerProcess broker(int port) throws IOException {
        String data = folder.resolve("cluster").toString();
        return BrokerProcess.start(
                LabJvm.broker(List.of("--samples", "--port", "" + port, "--data", data)), folder.resolve("broker.log"));
    }
}
