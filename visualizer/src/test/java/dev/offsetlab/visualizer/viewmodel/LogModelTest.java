package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a real broker and real files.
@Tag("alone")
class LogModelTest {
    @TempDir
    Path folder;

    @Test
    void noTopic_saysWhatToDo() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.await(() -> bench.log.broker().isRunning());
            assertThat(LogSummary.empty(bench.log))
                    .startsWith("No topic yet. Start the load, or produce to 127.0.0.1:")
                    .contains(bench.log.broker().address());
            assertThat(bench.log.cells()).isEmpty();
        }
    }

    /// Between the press of the button and the first record.
    @Test
    void noTopicYet_loadWanted_saysThatItStarts() {
        LabModel lab = new LabModel(Runnable::run, Optional.empty(), new Notices());
        lab.accept(LabSample.none(new BrokerView(BrokerView.State.RUNNING, "127.0.0.1:9092", "")));
        LogModel log = new LogModel(lab);

        lab.startLoad();

        assertThat(LogSummary.empty(log)).startsWith("The load starts");
    }

    @Test
    void filledTopic_isLaidOutToScale() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(8, 20, 100);
            LogModel log = bench.log;
            log.move(view -> view.resize(800));
            bench.await(() -> log.axis().isPresent());

            LogOutline outline = log.axis().orElseThrow().outline();
            List<LogCell> cells = log.cells();
            assertThat(cells).hasSize(8);
            assertThat(cells.getFirst().x()).isZero();
            for (LogCell cell : cells) {
                assertThat(cell.width())
                        .isEqualTo(800.0 * outline.sizeBytes(cell.first()) / outline.totalBytes(), within(1e-6));
            }
            assertThat(log.selected()).hasValue(7);
            assertThat(LogSummary.answer(log)).contains(" in 8 segments");
            assertThat(LogSummary.evidence(log)).startsWith("Offsets 0 to 1,599.");
        }
    }

    @Test
    void evictAndRead_coolAndWarmTheSegment() throws Exception {
        Assumptions.assumeTrue(PageCache.evictionUnavailableBecause().isEmpty());
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(4, 50, 1000);
            LogModel log = bench.log;
            log.move(view -> view.resize(800));
            bench.await(() -> log.axis().isPresent());
            LogOutline outline = log.axis().orElseThrow().outline();
            log.selection().select(outline.baseOffset(1));
            bench.await(() -> log.residency().seen(outline) == outline.segmentCount() && share(log, 1) == 1);

            log.actions().evictSelected();
            bench.await(() -> !log.actions().busyProperty().get());
            System.out.println(log.actions().resultProperty().get());
            assertThat(log.actions().resultProperty().get()).contains("left the page cache");
            bench.await(() -> share(log, 1) == 0);
            assertThat(share(log, 0)).isEqualTo(1);
            assertThat(LogSummary.answer(log)).containsPattern("7[0-9] % in the page cache");

            log.actions().warmSelected();
            bench.await(() -> !log.actions().busyProperty().get());
            System.out.println(log.actions().resultProperty().get());
            assertThat(log.actions().resultProperty().get()).startsWith("Read ").contains("100 %");
            bench.await(() -> share(log, 1) == 1);
        }
    }

    private static double share(LogModel log, int segment) {
        LogOutline outline = log.axis().orElseThrow().outline();
        return log.residency().of(outline, segment).map(LogWarmth::share).orElse(-1.0);
    }

    @Test
    void roll_startsANewSegment() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(2, 5, 100);
            bench.await(() -> bench.log.axis().isPresent());
            bench.log.actions().roll();
            bench.await(() -> !bench.log.actions().busyProperty().get()
                    && bench.log.axis().orElseThrow().outline().segmentCount() == 3);
            assertThat(bench.log.actions().resultProperty().get()).contains("offset 100");
            bench.log.actions().roll();
            bench.await(() -> !bench.log.actions().busyProperty().get());
            assertThat(bench.log.actions().resultProperty().get()).startsWith("Nothing to roll");
        }
    }

    @Test
    void followedTail_staysAtTheRight() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(4, 10, 100);
            LogModel log = bench.log;
            log.move(view -> view.resize(800));
            bench.await(() -> log.axis().isPresent());
            log.move(view -> {
                view.zoom(10, 100);
                view.follow(true);
            });
            double span = log.viewport().span();
            bench.append(40, 100);
            bench.await(() -> log.axis().orElseThrow().outline().logEndOffset() == 800);
            assertThat(log.viewport().end()).isEqualTo(log.axis().orElseThrow().last(), within(1e-6));
            assertThat(log.viewport().span()).isEqualTo(span);
            log.move(view -> view.pan(-200));
            assertThat(log.viewport().follows()).isFalse();
        }
    }

    @Test
    void deletedRecords_moveTheStartAndNotTheView() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(8, 10, 100);
            LogModel log = bench.log;
            log.move(view -> view.resize(800));
            bench.await(() -> log.axis().isPresent());
            log.move(view -> view.reveal(
                    log.axis().orElseThrow().edge(5), log.axis().orElseThrow().edge(6)));
            log.move(view -> {
                view.zoom(16, 0);
                view.reveal(
                        log.axis().orElseThrow().edge(5),
                        log.axis().orElseThrow().edge(5) + view.span());
            });
            long seen = log.hit(10).orElseThrow().offset();
            bench.deleteBefore(350);
            bench.await(() -> log.axis().orElseThrow().outline().logStartOffset() == 350);
            assertThat(log.axis().orElseThrow().outline().segmentCount()).isEqualTo(5);
            assertThat(log.hit(10).orElseThrow().offset()).isEqualTo(seen);
        }
    }

    @Test
    void hit_withTheIndexKnown_isWithinABatchOfTheTruth() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(2, 100, 200);
            LogModel log = bench.log;
            log.move(view -> view.resize(1000));
            bench.await(() -> log.axis().isPresent());
            LogOutline outline = log.axis().orElseThrow().outline();
            log.wantIndexes(List.of(0));
            bench.await(() -> log.indexes().of(outline, 0).isPresent());
            assertThat(log.indexes().of(outline, 0).orElseThrow().count()).isGreaterThan(10);
            LogHit hit = log.hit(250).orElseThrow();
            long bytesPerBatch = outline.sizeBytes(0) / 100;
            assertThat(hit.segment()).isZero();
            assertThat(hit.offset()).isCloseTo(hit.position() / bytesPerBatch * 10, within(20L));
        }
    }

    @Test
    void point_outsideOfTheLog_staysWithin() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(2, 5, 100);
            bench.await(() -> bench.log.axis().isPresent());
            bench.log.point(1_000_000);
            assertThat(bench.log.selection().pointed()).hasValue(100);
            assertThat(bench.log.selected()).hasValue(1);
            assertThat(bench.log.selection().remark())
                    .isEqualTo("Offset 1,000,000 is not written yet: the next record gets 100, which is shown.");
            bench.log.point(10);
            assertThat(bench.log.selected()).hasValue(0);
            assertThat(bench.log.selection().remark()).isEmpty();
            bench.deleteBefore(60);
            bench.await(() -> bench.log.axis().orElseThrow().outline().logStartOffset() == 60);
            bench.log.point(10);
            assertThat(bench.log.selection().pointed()).hasValue(60);
            assertThat(bench.log.selection().remark())
                    .isEqualTo("Offset 10 is no longer there: the log starts at 60, which is shown.");
        }
    }

    /// A page that nobody sees costs nothing: its drawing follows the frames.
    @Test
    void frames_notShown_standStill() throws Exception {
        try (LogBench bench = new LogBench(folder).started()) {
            bench.fill(2, 5, 100);
            bench.await(() -> bench.log.axis().isPresent());
            bench.log.show(false);
            long before = bench.log.frameProperty().get();
            for (int i = 0; i < 5; i++) {
                bench.lab.accept(bench.engine().sample());
            }
            assertThat(bench.log.frameProperty().get()).isEqualTo(before);

            bench.log.show(true);
            bench.lab.accept(bench.engine().sample());
            assertThat(bench.log.frameProperty().get()).isGreaterThan(before + 1);
        }
    }
}
