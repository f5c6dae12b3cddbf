package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import dev.offsetlab.visualizer.load.LoadReport;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LogBench;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogViewport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page over a real broker, without a screen.
@Tag("alone")
class LogPageTest {
    private static final long LIMIT_NS = 60_000_000_000L;

    @TempDir
    Path folder;

    private final List<String> chosen = new ArrayList<>();

    /// A bench whose window's thread is the toolkit's, and the page over it in its shell.
    private record Stand(LogBench bench, LogModel log, Shell shell) implements AutoCloseable {
        Parent root() {
            return shell.root();
        }

        <T extends Node> T find(String id, Class<T> kind) {
            return kind.cast(root().lookup("#" + id));
        }

        @Override
        public void close() {
            bench.close();
        }
    }

    private Stand stand(int segments, int batches, int valueBytes) throws Exception {
        Screens.start();
        if (segments > LogBench.MOST_ROLLED) {
            LogBench.write(folder, segments);
        }
        LogBench bench = new LogBench(folder, Optional.of(Platform::runLater));
        Stand stand = Screens.onWindow(() -> {
            Shell shell = new Shell(bench.lab);
            LogModel log = new LogModel(bench.lab);
            LogPage page =
                    new LogPage(log, (topic, partition, offset) -> chosen.add(topic + "-" + partition + "@" + offset));
            shell.add(page);
            shell.show(page);
            return new Stand(bench, log, shell);
        });
        await(stand, () -> bench.engine().sample().broker().isRunning(), Optional.empty());
        if (segments > 0 && segments <= LogBench.MOST_ROLLED) {
            bench.fill(segments, batches, valueBytes);
        }
        return stand;
    }

    private static void await(Stand stand, Callable<Boolean> so, Optional<LoadReport> load) throws Exception {
        long endNs = System.nanoTime() + LIMIT_NS;
        boolean done = false;
        while (!done) {
            assertThat(System.nanoTime()).as("it did not come about").isLessThan(endNs);
            LabSample sample = stand.bench.engine().sample();
            done = Screens.onWindow(() -> {
                stand.bench.lab.accept(with(sample, load));
                return so.call();
            });
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static LabSample with(LabSample sample, Optional<LoadReport> load) {
        if (load.isEmpty()) {
            return sample;
        }
        List<GroupView> groups = List.of(
                new GroupView("billing", "Stable", 1, List.of(), Map.of(new Partition(LogBench.TOPIC, 0), 40L)));
        return new LabSample(
                sample.atNs(), sample.at(), sample.broker(), sample.engine(), load, sample.topics(), groups);
    }

    private static LoadReport readers(long... offsets) {
        List<ReaderPosition> positions = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            positions.add(new ReaderPosition("reader-" + (i + 1), LogBench.TOPIC, 0, offsets[i]));
        }
        return new LoadReport(1, "reading", 1, offsets.length, 0, 0, 0, positions, List.of(), "");
    }

    private static boolean warm(Stand stand) {
        return stand.log
                .axis()
                .map(axis -> stand.log.residency().seen(axis.outline())
                        == axis.outline().segmentCount())
                .orElse(false);
    }

    @ParameterizedTest
    @CsvSource({"1, 300", "8, 100", "200, 4", "10000, 1"})
    void page_ofManySegments_isComplete(int segments, int batches) throws Exception {
        try (Stand stand = stand(segments, batches, 300)) {
            long end = stand.bench.engine().sample().topics().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .mapToLong(PartitionView::logEndOffset)
                    .max()
                    .orElse(0);
            LoadReport load = readers(end / 7, end / 3, end / 3 + 1, end - 10, end);
            stand.bench.deleteBefore(end / 20);
            await(stand, () -> warm(stand), Optional.of(load));
            for (LabTheme theme : List.of(LabTheme.LIGHT, LabTheme.DARK)) {
                look(stand, theme, 1000, 700, segments, load);
                look(stand, theme, 1600, 1000, segments, load);
            }
            measure(stand, segments);
            Labeled answer = Screens.onWindow(() -> stand.find("log-answer", Labeled.class));
            assertThat(answer.getText()).contains(" segment").contains("% in the page cache");
        }
    }

    /// All that one frame costs the window's thread before the renderer: layout, texts, the canvas'
    /// commands.
    private static void measure(Stand stand, int segments) throws Exception {
        long[] tookNs = new long[60];
        for (int i = 0; i < tookNs.length; i++) {
            int frame = i;
            tookNs[i] = Screens.onWindow(() -> {
                long startNs = System.nanoTime();
                stand.log.move(view -> view.zoom(frame % 20 < 10 ? 1.5 : 1 / 1.5, 300));
                return System.nanoTime() - startNs;
            });
        }
        Arrays.sort(tookNs);
        System.out.printf(
                Locale.ROOT,
                "a frame of %,d segments: median %.2f ms, p95 %.2f ms%n",
                segments,
                tookNs[30] / 1e6,
                tookNs[57] / 1e6);
        Screens.onWindow(() -> {
            stand.log.move(LogViewport::showAll);
            return true;
        });
    }

    private static void look(Stand stand, LabTheme theme, int width, int height, int segments, LoadReport load)
            throws Exception {
        Screens.onWindow(() -> {
            stand.shell.use(theme);
            return Screens.picture(stand.root(), theme, width, height);
        });
        await(stand, () -> warm(stand), Optional.of(load));
        var picture = Screens.onWindow(() -> Screens.picture(stand.root(), theme, width, height));
        Screens.save(picture, "log-" + segments, theme);
    }

    @Test
    void evict_coolsTheSelectedSegment() throws Exception {
        try (Stand stand = stand(8, 100, 1000)) {
            await(stand, () -> warm(stand), Optional.empty());
            Screens.onWindow(() -> {
                Screens.picture(stand.root(), LabTheme.LIGHT, 1000, 700);
                stand.log.point(3_100);
                stand.find("log-evict", Button.class).fire();
                return true;
            });
            await(stand, () -> !stand.log.actions().busyProperty().get(), Optional.empty());
            await(
                    stand,
                    () -> stand.log
                            .residency()
                            .of(stand.log.axis().orElseThrow().outline(), 3)
                            .filter(warmth -> warmth.share() == 0)
                            .isPresent(),
                    Optional.empty());
            Labeled result = Screens.onWindow(() -> stand.find("log-result", Labeled.class));
            assertThat(result.getText()).contains("left the page cache: cold now.");
            Screens.onWindow(() -> {
                stand.log.move(view -> view.zoom(40, 450));
                return true;
            });
            await(stand, () -> warm(stand), Optional.empty());
            Screens.save(
                    Screens.onWindow(() -> Screens.picture(stand.root(), LabTheme.LIGHT, 1000, 700)),
                    "log-evicted",
                    LabTheme.LIGHT);
        }
    }

    @Test
    void buttonsAndKeys_moveTheView() throws Exception {
        try (Stand stand = stand(20, 5, 300)) {
            await(stand, () -> stand.log.axis().isPresent(), Optional.empty());
            Screens.onWindow(() -> {
                Screens.picture(stand.root(), LabTheme.LIGHT, 1000, 700);
                stand.find("log-zoom-in", Button.class).fire();
                assertThat(stand.log.viewport().isWhole()).isFalse();
                stand.find("log-follow", ToggleButton.class).fire();
                assertThat(stand.log.viewport().follows()).isTrue();
                Node strip = stand.find("log-strip", Node.class);
                press(strip, KeyCode.HOME);
                assertThat(stand.log.viewport().follows()).isFalse();
                assertThat(stand.log.viewport().start()).isZero();
                double span = stand.log.viewport().span();
                press(strip, KeyCode.PLUS);
                assertThat(stand.log.viewport().span()).isLessThan(span);
                press(strip, KeyCode.RIGHT);
                assertThat(stand.log.viewport().start()).isPositive();
                press(strip, KeyCode.END);
                assertThat(stand.log.viewport().end())
                        .isEqualTo(stand.log.axis().orElseThrow().last());
                press(strip, KeyCode.PAGE_UP);
                press(strip, KeyCode.ENTER);
                stand.find("log-zoom-all", Button.class).fire();
                assertThat(stand.log.viewport().isWhole()).isTrue();
                TextField field = stand.find("log-offset", TextField.class);
                field.setText("1,7 11");
                stand.find("log-find", Button.class).fire();
                field.setText("x");
                stand.find("log-find", Button.class).fire();
                return true;
            });
            assertThat(chosen).containsExactly("orders-0@900", "orders-0@1000");
        }
    }

    private static void press(Node on, KeyCode key) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void noTopic_saysWhatToDo() throws Exception {
        try (Stand stand = stand(0, 0, 0)) {
            await(stand, () -> stand.bench.lab.brokerProperty().get().isRunning(), Optional.empty());
            Labeled empty = Screens.onWindow(() -> stand.find("log-empty", Labeled.class));
            assertThat(empty.getText()).startsWith("No topic yet.");
            Screens.save(
                    Screens.onWindow(() -> Screens.picture(stand.root(), LabTheme.LIGHT, 1000, 700)),
                    "log-empty",
                    LabTheme.LIGHT);
        }
    }
}
