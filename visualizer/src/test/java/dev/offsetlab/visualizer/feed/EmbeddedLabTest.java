package dev.offsetlab.visualizer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.ColdLog;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.feed.BrokerView.State;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.load.FixedPort;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real broker in this JVM, read by a real child JVM.
@Tag("alone")
class EmbeddedLabTest {
    private static final LoadPlan ONE_READER =
            LoadPlan.NONE.withRace(new RaceLoad(1, ReadMode.DISCARD, 300, 64 << 10, 256 << 10, 20_000_000L));

    @TempDir
    Path folder;

    private @Nullable EmbeddedLab lab;

    @AfterEach
    void close() {
        if (lab != null) {
            lab.close();
            assertThat(lab.sample().broker().state()).isEqualTo(State.STOPPED);
        }
    }

    private EmbeddedLab lab(Path data, int port) {
        EmbeddedLab started = new EmbeddedLab(new BrokerConfig("127.0.0.1", port, data, Map.of(), false));
        lab = started;
        started.start();
        return started;
    }

    private static LabSample awaitSample(EmbeddedLab lab, String what, Predicate<LabSample> condition) {
        return Awaiting.awaitSuch(what, lab::sample, condition);
    }

    private static void awaitState(EmbeddedLab lab, State state) {
        awaitSample(lab, "state " + state, sample -> sample.broker().state() == state);
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    @Test
    void load_readsTheLog_andTheSampleShowsWhere() {
        EmbeddedLab lab = lab(folder, 0);
        lab.load(ONE_READER);
        EmbeddedLab.FetchesWatched one = lab.watchFetches();
        EmbeddedLab.FetchesWatched other = lab.watchFetches();
        LabSample sample = awaitSample(
                lab,
                "a position in the file",
                seen -> seen.engine()
                        .filter(engine -> engine.fetches().stream()
                                .anyMatch(fetch -> fetch.clientId().equals("reader-1") && fetch.position() > 1_000_000))
                        .isPresent());
        assertThat(sample.load().orElseThrow().problem()).isEmpty();
        assertThat(sample.engine().orElseThrow().fetches())
                .as("the load's own looks at the log are no readers")
                .allSatisfy(fetch -> assertThat(fetch.clientId()).startsWith("reader-"));
        assertThat(sample.engine().orElseThrow().threads().cpuNs()).isPositive();
        one.close();
        one.close();
        awaitSample(
                lab,
                "still watched by the other",
                seen -> seen.engine()
                        .filter(engine -> !engine.fetches().isEmpty())
                        .isPresent());
        other.close();
        assertThat(lab.sample().engine().orElseThrow().fetches()).isEmpty();
    }

    @Test
    void segment_evictedAndWarmed_isColdThenWarm() throws Exception {
        Assumptions.assumeTrue(PageCache.evictionUnavailableBecause().isEmpty(), "no eviction on this system");
        EmbeddedLab lab = lab(folder, 0);
        lab.load(ONE_READER);
        awaitSample(lab, "somebody reads", EmbeddedLabTest::isRead);
        lab.load(LoadPlan.NONE);
        awaitSample(lab, "nobody reads", sample -> sample.load().orElseThrow().readers() == 0);

        ColdLog.Cached evicted = get(lab.ask(broker -> ColdLog.evictSegment(broker, RaceLoad.TOPIC, 0, 0)));
        assertThat(evicted.sizeBytes()).isGreaterThan(16_000_000);
        assertThat(evicted.residentBytes()).isLessThan(evicted.sizeBytes() / 100 + 4096);
        ColdLog.Cached warmed = get(lab.ask(broker -> ColdLog.warmSegment(broker, RaceLoad.TOPIC, 0, 0)));
        assertThat(warmed.residentBytes()).isGreaterThanOrEqualTo(warmed.sizeBytes());
        assertThat(get(lab.ask(broker -> ColdLog.evict(broker, RaceLoad.TOPIC))).sizeBytes())
                .isGreaterThan(20_000_000);
        assertThatThrownBy(() -> get(lab.ask(broker -> ColdLog.evictSegment(broker, RaceLoad.TOPIC, 0, 5))))
                .hasMessageContaining("the segment is gone");
    }

    @Test
    void keepCold_whileRead_saysWhatItFound() {
        Assumptions.assumeTrue(PageCache.evictionUnavailableBecause().isEmpty(), "no eviction on this system");
        EmbeddedLab lab = lab(folder, 0);
        lab.load(ONE_READER);
        awaitSample(lab, "somebody reads", EmbeddedLabTest::isRead);
        lab.keepCold(true);
        awaitSample(
                lab,
                "three rounds",
                sample -> sample.engine()
                        .orElseThrow()
                        .cold()
                        .filter(cold -> cold.rounds() >= 3 && cold.problem().isEmpty() && cold.sizeBytes() > 20_000_000)
                        .isPresent());
        assertThat(lab.sample().load().orElseThrow().problem()).isEmpty();
        lab.keepCold(false);
        assertThat(lab.sample().engine().orElseThrow().cold()).isEmpty();
    }

    private static boolean isRead(LabSample sample) {
        return sample.load().filter(load -> load.readBytes() > 0).isPresent();
    }

    @Test
    void portTaken_saysTheWayOut_andRestartGoesOn() throws Exception {
        EmbeddedLab lab;
        try (ServerSocket taken = new ServerSocket(FixedPort.free(), 1, InetAddress.getLoopbackAddress())) {
            lab = lab(folder, taken.getLocalPort());
            awaitState(lab, State.FAILED);
            assertThat(lab.sample().broker().detail())
                    .startsWith("port " + taken.getLocalPort() + " is taken")
                    .contains("--port 0");
            assertThatThrownBy(() -> get(lab.usePath("heap"))).hasMessageContaining("the broker does not run");
        }
        lab.restart();
        awaitState(lab, State.RUNNING);
    }

    @Test
    void folderInUseOrNoFolder_saysTheWayOut() throws Exception {
        EmbeddedLab first = new EmbeddedLab(BrokerConfig.local(folder));
        first.start();
        awaitState(first, State.RUNNING);
        EmbeddedLab second = lab(folder, 0);
        awaitState(second, State.FAILED);
        assertThat(second.sample().broker().detail()).contains("in use by another broker");
        first.close();
        second.restart();
        awaitState(second, State.RUNNING);

        Path file = Files.createFile(folder.resolve("file"));
        EmbeddedLab third = new EmbeddedLab(BrokerConfig.local(file));
        third.start();
        awaitState(third, State.FAILED);
        assertThat(third.sample().broker().detail()).startsWith("not a folder: " + file);
        third.close();
    }

    @Test
    void folderVanishes_isSaidOnce_andRestartBeginsAnew() throws Exception {
        Path data = folder.resolve("data");
        EmbeddedLab lab = lab(data, 0);
        lab.load(ONE_READER);
        awaitSample(lab, "somebody reads", EmbeddedLabTest::isRead);
        DataFolders.delete(data);
        awaitState(lab, State.FAILED);
        assertThat(lab.sample().broker().detail()).startsWith("the data folder is gone");
        lab.restart();
        awaitState(lab, State.RUNNING);
        awaitSample(lab, "somebody reads again", EmbeddedLabTest::isRead);
    }
}
