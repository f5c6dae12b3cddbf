package dev.offsetlab.visualizer.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.workload.BrokerProcess;
import dev.offsetlab.engine.workload.BrokerSample;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.Race;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.SystemCalls;
import dev.offsetlab.engine.workload.TopicFiller;
import dev.offsetlab.engine.workload.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The isolated broker: started, asked, raced, and gone without a trace.
@Tag("alone")
class ChildBrokerTest {
    @TempDir
    Path folder;

    @Test
    void race_twoPaths_countsWhatTheyClaim() throws Exception {
        try (ChildBroker broker = ChildBroker.start(folder)) {
            RaceSettings settings =
                    new RaceSettings(List.of("heap", "sendfile"), 1, 2, ReadMode.DISCARD, false, 8 << 20, 150, 80);
            Race race = new Race(broker.process(), settings, (done, total, what, path) -> {});
            assertThat(race.fill(new OrderEvents(300, 1)).bytes()).isGreaterThanOrEqualTo(8 << 20);
            List<Trial> trials = race.run();
            assertThat(trials).hasSize(4);
            for (Trial trial : trials) {
                long sent = trial.usage().value(BrokerSample.ofPath(trial.path(), "sentBytes"));
                assertThat(trial.cpuNs()).isPositive();
                assertThat(trial.read().bytes())
                        .as("%s %s", trial.path(), trial.kind())
                        .isPositive();
                if (trial.kind() == Trial.Kind.LARGE) {
                    assertThat(sent).isEqualTo(trial.read().bytes());
                    assertThat(trial.userBytesPerByte() > 0.9)
                            .isEqualTo(trial.path().equals("heap"));
                }
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void evict_makesTheLogCold_evenAfterMmap() throws Exception {
        Assumptions.assumeTrue(PageCache.evictionUnavailableBecause().isEmpty(), "no eviction on this system");
        try (ChildBroker broker = ChildBroker.start(folder);
                TopicFiller filler = TopicFiller.connect(broker.process().address())) {
            filler.fill("t", new OrderEvents(300, 1), 4 << 20, 128 << 10, sent -> {});
            FetchPlan plan = FetchPlan.survey(broker.process().address(), "t", 0, 1 << 20, 100);
            broker.process().usePath("mmap");
            try (Readers readers = Readers.open(plan, 1, ReadMode.COPY)) {
                assertThat(readers.pass(5_000).bytes()).isEqualTo(plan.totalBytes());
                broker.process().evict("t");
                Path log = broker.folder().resolve("data/t-0/00000000000000000000.log");
                assertThat(PageCache.residency(log).fraction()).isLessThan(0.01);
                assertThat(readers.pass(5_000).bytes()).isEqualTo(plan.totalBytes());
            }
        }
    }

    @Test
    void strace_seesThatEachPathIsWhatItClaims() throws Exception {
        Optional<String> why = SystemCalls.unavailableBecause();
        Assumptions.assumeTrue(why.isEmpty(), why.orElse(""));
        try (ChildBroker broker = ChildBroker.start(folder);
                TopicFiller filler = TopicFiller.connect(broker.process().address())) {
            filler.fill("t", new OrderEvents(300, 1), 16 << 20, 128 << 10, sent -> {});
            FetchPlan plan = FetchPlan.survey(broker.process().address(), "t", 0, 1 << 20, 100);
            try (Readers readers = Readers.open(plan, 1, ReadMode.COPY)) {
                Map<String, Long> heap = calls("heap", broker, readers);
                Map<String, Long> sendfile = calls("sendfile", broker, readers);
                Map<String, Long> splice = calls("splice", broker, readers);
                assertThat(heap).doesNotContainKeys("sendfile", "splice");
                assertThat(heap.get("pread64")).isGreaterThanOrEqualTo((16 << 20) / 8192);
                assertThat(sendfile).containsKey("sendfile").doesNotContainKey("splice");
                assertThat(sendfile.getOrDefault("pread64", 0L))
                        .isLessThan(4L * plan.steps().size());
                assertThat(splice).containsKey("splice").doesNotContainKey("sendfile");
                assertThat(splice.getOrDefault("pread64", 0L))
                        .isLessThan(4L * plan.steps().size());
            }
        }
    }

    private static Map<String, Long> calls(String path, ChildBroker broker, Readers readers) throws Exception {
        broker.process().usePath(path);
        return SystemCalls.count(broker.process().pid(), () -> readers.pass(20_000));
    }

    @Test
    void parentGone_childStopsCleanly() throws Exception {
        Path data = folder.resolve("data");
        Process child = new ProcessBuilder(
                        LabJvm.broker(List.of("--samples", "--port", "0", "--data", data.toString())))
                .redirectError(folder.resolve("log").toFile())
                .start();
        assertThat(child.inputReader().readLine()).startsWith("ready 127.0.0.1:");
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(data.resolve(".kafka_cleanshutdown")).exists();
    }

    @Test
    void secondBroker_sameFolder_isOneLineAndExitCodeOne() throws Exception {
        try (ChildBroker broker = ChildBroker.start(folder)) {
            Process second = plain(broker.folder().resolve("data"));
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(complaints()).hasSize(1);
        }
    }

    @Test
    void brokerCommand_printsOneLine_andStopsOnSigterm() throws Exception {
        Process broker = plain(folder.resolve("data"));
        var out = broker.inputReader();
        assertThat(out.readLine()).matches("ready 127\\.0\\.0\\.1:\\d+ pid " + broker.pid());
        broker.toHandle().destroy();
        assertThat(broker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out.readLine()).isNull();
        assertThat(folder.resolve("data/.kafka_cleanshutdown")).exists();
    }

    @Test
    void start_whatIsNoBroker_saysItsLastWord() {
        assertThatThrownBy(() -> BrokerProcess.start(List.of("sh", "-c", "echo no >&2; exit 3"), folder.resolve("log")))
                .isInstanceOf(IOException.class)
                .hasMessage("the broker did not start: no");
    }

    private Process plain(Path data) throws IOException {
        return new ProcessBuilder(LabJvm.broker(List.of("--port", "0", "--data", data.toString())))
                .redirectError(folder.resolve("log").toFile())
                .start();
    }

    private List<String> complaints() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.startsWith("./lab broker:"))
                .toList();
    }
}
