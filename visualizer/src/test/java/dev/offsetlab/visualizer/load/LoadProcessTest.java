package dev.offsetlab.visualizer.load;

import static dev.offsetlab.visualizer.load.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.group.GroupSnapshot;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.child.LabJvm;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.load.LoadReport.MemberReport;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real child JVM that reads from and writes to a real broker.
class LoadProcessTest {
    private static final RaceLoad TWO_READERS = new RaceLoad(2, ReadMode.DISCARD, 300, 64 << 10, 1 << 20, 40_000_000L);

    @TempDir
    Path folder;

    private Broker broker;
    private LoadProcess load;

    @BeforeEach
    void open() throws Exception {
        startAt(0);
    }

    private void startAt(int port) throws Exception {
        broker = brokerAt(port);
        load = new LoadProcess("127.0.0.1:" + broker.address().getPort());
    }

    private Broker brokerAt(int port) throws Exception {
        BrokerConfig local = BrokerConfig.local(folder);
        return Broker.start(new BrokerConfig(local.host(), port, folder, local.configs(), false));
    }

    @AfterEach
    void close() throws Exception {
        load.close();
        assertThat(load.pid()).as("no child is left").isEmpty();
        broker.close();
    }

    private void awaitReport(String what, Predicate<LoadReport> condition) {
        await(what, load::report, () -> load.report().filter(condition).isPresent());
    }

    private LoadReport report() {
        return load.report().orElseThrow();
    }

    private PartitionLog orders() {
        return broker.topics().topic(RaceLoad.TOPIC).orElseThrow().partitions().getFirst();
    }

    @Test
    void raceLoad_fillsTheLog_andReadersComeAndGo() {
        load.use(LoadPlan.NONE.withRace(TWO_READERS));
        awaitReport("two readers read", report -> report.readers() == 2 && report.readBytes() > 100_000_000);
        assertThat(orders().sizeBytes()).isBetween(40_000_000L, 42_000_000L);
        assertThat(orders().segmentCount()).isEqualTo(3);
        assertThat(report().state()).isEqualTo("reading");
        assertThat(report().readerPositions())
                .extracting(ReaderPosition::clientId)
                .containsExactly("reader-1", "reader-2");
        long connections = broker.serverCounters().accepted();

        load.use(LoadPlan.NONE.withRace(TWO_READERS.withReaders(3)));
        awaitReport("a third reader", report -> report.readers() == 3);
        assertThat(broker.serverCounters().accepted())
                .as("the others keep their connections")
                .isEqualTo(connections + 1);

        load.use(LoadPlan.NONE);
        awaitReport(
                "nobody reads",
                report -> report.readers() == 0 && report.state().equals("idle"));
        assertThat(report().problem()).isEmpty();
    }

    @Test
    void raceLoad_otherSizes_fillsAnewAndMovesTheLogStart() {
        load.use(LoadPlan.NONE.withRace(TWO_READERS));
        awaitReport("readers read", report -> report.readBytes() > 0);
        long end = orders().logEndOffset();
        long read = report().readBytes();

        load.use(LoadPlan.NONE.withRace(new RaceLoad(2, ReadMode.COPY, 900, 8 << 10, 64 << 10, 20_000_000L)));
        await("the old records went", () -> orders().logStartOffset(), () -> orders().logStartOffset() == end);
        awaitReport(
                "readers read the new ones",
                report -> report.readBytes() > read
                        && report.readerPositions().stream().allMatch(position -> position.offset() >= end));
        assertThat(report().problem()).isEmpty();
        await(
                "their files go",
                () -> orders().segments(),
                () -> orders().segments().getFirst().baseOffset() > 0);
    }

    @Test
    void childKilled_isSaid_andTheNextPlanStartsAnother() {
        load.use(LoadPlan.NONE.withRace(TWO_READERS));
        awaitReport("readers read", report -> report.readers() == 2);
        long end = orders().logEndOffset();
        long pid = load.pid().orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        awaitReport("the death is said", report -> report.state().equals("ended"));
        assertThat(report().problem()).contains("exit code 137");
        long read = report().readBytes();

        load.use(LoadPlan.NONE.withRace(TWO_READERS.withReaders(1)));
        awaitReport("another one reads", report -> report.pid() != pid && report.readBytes() > read);
        assertThat(report().problem()).isEmpty();
        assertThat(orders().logEndOffset()).as("the log was known again").isEqualTo(end);
    }

    @Test
    void inputEnds_childEndsByItself() throws Exception {
        String address = "127.0.0.1:" + broker.address().getPort();
        Process child = new ProcessBuilder(LabJvm.load(List.of("--bootstrap", address)))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var plans = child.outputWriter()) {
            plans.write(LoadJson.line(LoadPlan.NONE.withLive(live(100, MemberPlan.State.READING))) + "\n");
            plans.flush();
            assertThat(LoadJson.report(child.inputReader().readLine()).pid()).isEqualTo(child.pid());
            await("it joined", this::billing, () -> owned().equals(List.of(4)));
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(owned()).as("it left the group").isEmpty();
    }

    @Test
    void brokerGone_readersSaySo_andComeBackWithIt() throws Exception {
        int port = FixedPort.free();
        close();
        startAt(port);
        load.use(LoadPlan.NONE.withRace(TWO_READERS));
        awaitReport("readers read", report -> report.readers() == 2);
        broker.close();
        awaitReport("the loss is said", report -> !report.problem().isEmpty() && report.readers() == 0);
        broker = brokerAt(port);
        awaitReport(
                "readers are back",
                report -> report.readers() == 2 && report.problem().isEmpty());
    }

    @Test
    void liveLoad_producesAndCommits_killedMemberIsNoticed() {
        load.use(LoadPlan.NONE.withLive(live(2_000, MemberPlan.State.READING, MemberPlan.State.READING)));
        await("both own two partitions", this::billing, () -> owned().equals(List.of(2, 2)));
        awaitReport(
                "both read",
                report -> report.members().size() == 2
                        && report.members().stream().allMatch(member -> member.readRecords() > 1_000));
        await(
                "offsets are committed",
                this::billing,
                () -> billing().orElseThrow().offsets().size() == 4);
        assertThat(broker.topics().topic(LiveLoad.TOPIC).orElseThrow().partitions())
                .hasSize(4);

        load.use(LoadPlan.NONE.withLive(live(2_000, MemberPlan.State.READING, MemberPlan.State.PAUSED)));
        awaitReport("one rests", report -> states(report).equals("reading,paused"));
        load.use(LoadPlan.NONE.withLive(live(2_000, MemberPlan.State.READING, MemberPlan.State.KILLED)));
        awaitReport("one is dead", report -> states(report).equals("reading,killed"));
        assertThat(owned()).as("the group does not know yet").isEqualTo(List.of(2, 2));
        await("the group noticed", this::billing, () -> owned().equals(List.of(4)));

        load.use(LoadPlan.NONE.withLive(live(2_000, MemberPlan.State.READING)));
        load.use(LoadPlan.NONE);
        await("all left", this::billing, () -> owned().isEmpty());
        assertThat(report().problem()).isEmpty();
    }

    private static LiveLoad live(int recordsPerSecond, MemberPlan.State... states) {
        return new LiveLoad(
                recordsPerSecond,
                200,
                IntStream.range(0, states.length)
                        .mapToObj(i -> new MemberPlan("clerk-" + i, states[i], 0))
                        .toList());
    }

    private static String states(LoadReport report) {
        return report.members().stream().map(MemberReport::state).collect(Collectors.joining(","));
    }

    private Optional<GroupSnapshot> billing() {
        return broker.groups().stream()
                .filter(group -> group.id().equals(LiveLoad.GROUP))
                .findFirst();
    }

    /// How many partitions each member owns.
    private List<Integer> owned() {
        return billing().stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.assignment().size())
                .toList();
    }
}
