package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadReport;
import dev.offsetlab.visualizer.viewmodel.RaceAnswer.Kind;
import dev.offsetlab.visualizer.viewmodel.RaceTape.Cost;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaceModelTest {
    private static final Cost HEAP = new Cost(1000, 250, 4, 900);
    private static final Cost SPLICE = new Cost(100, 2, 0, 300);

    private final LabModel lab = new LabModel(Runnable::run, Optional.empty(), new Notices());
    private final RaceTape tape = new RaceTape();
    private final RaceModel race = new RaceModel(lab);

    @BeforeEach
    void load() {
        lab.usePlan(LoadPlan.NONE.withRace(LoadPlan.RaceLoad.NONE.withReaders(4)));
        lab.accept(tape.sample());
    }

    /// `seconds` of ten samples each, at 100 MB/s.
    private void run(double seconds, Cost cost) {
        for (int i = 0; i < Math.round(seconds * 10); i++) {
            lab.accept(tape.run(0.1, 10, cost));
        }
    }

    private Kind kind() {
        return race.answerProperty().get().kind();
    }

    private String text() {
        return race.answerProperty().get().text();
    }

    @Test
    void answer_noLoad_saysSo() {
        lab.usePlan(LoadPlan.NONE);
        for (int i = 0; i < 20; i++) {
            lab.accept(tape.run(0.1, 0, HEAP));
        }

        assertThat(kind()).isEqualTo(Kind.NO_LOAD);
        assertThat(text()).isEqualTo("No load.");
        assertThat(race.answerProperty().get().waiting()).contains("start the load");
    }

    @Test
    void answer_noBroker_saysWhy() {
        lab.accept(LabSample.none(new BrokerView(BrokerView.State.FAILED, "", "the port is taken")));

        assertThat(kind()).isEqualTo(Kind.NO_BROKER);
        assertThat(race.answerProperty().get().evidence()).isEqualTo("the port is taken");
    }

    /// What is delivered while the log is filled is no time to compare with: nobody changed anything.
    @Test
    void ratio_afterTheFilling_isNone() {
        for (int i = 0; i < 40; i++) {
            lab.accept(with(i < 20 ? "filling" : "reading", tape.run(0.1, 10, HEAP)));
        }

        assertThat(kind()).isEqualTo(Kind.RESULT);
        assertThat(race.answerProperty().get().ratio()).isEmpty();
        assertThat(race.ratio(RaceFigure.CPU_PER_GB)).isNaN();
    }

    /// The broker writes then, and what it delivers beside that bears the cost of it.
    @Test
    void history_whileTheLogIsFilled_hasNoCostOfDelivery() {
        for (int i = 0; i < 30; i++) {
            lab.accept(with(
                    new LoadReport(1, "filling", 0.5, 4, 0, 0, 0, List.of(), List.of(), ""), tape.run(0.1, 10, HEAP)));
        }

        assertThat(largest(RaceFigure.DELIVERED)).isPositive();
        assertThat(largest(RaceFigure.CPU_PER_GB)).isNaN();
        assertThat(race.results()).isEmpty();
    }

    private double largest(RaceFigure figure) {
        return race.history().runs(figure).stream()
                .flatMapToDouble(run -> Arrays.stream(run.values()))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
    }

    /// A disk that is full while the log is filled: the filling is tried again and again.
    @Test
    void answer_loadInTrouble_saysWhy() {
        lab.usePlan(LoadPlan.NONE.withRace(LoadPlan.NONE.race().withReaders(4)));
        LoadReport report = new LoadReport(
                1, "filling", 0.2, 0, 0, 0, 0, List.of(), List.of(), "the broker refused a batch: topic=orders");
        for (int i = 0; i < 30; i++) {
            lab.accept(with(report, tape.run(0.1, 0, HEAP)));
        }

        assertThat(kind()).isEqualTo(Kind.TROUBLE);
        assertThat(race.answerProperty().get().evidence())
                .isEqualTo("the broker refused a batch: topic=orders. It is tried again.");
    }

    private static LabSample with(String state, LabSample sample) {
        return with(new LoadReport(1, state, 1, 4, 0, 0, 0, List.of(), List.of(), ""), sample);
    }

    private static LabSample with(LoadReport report, LabSample sample) {
        return new LabSample(
                sample.atNs(),
                sample.at(),
                sample.broker(),
                sample.engine(),
                Optional.of(report),
                sample.topics(),
                sample.groups());
    }

    @Test
    void answer_lessThanASecond_isMeasuring() {
        run(0.9, HEAP);

        assertThat(kind()).isEqualTo(Kind.MEASURING);
        assertThat(race.sinceSwitch(RaceFigure.CPU_PER_GB)).isNaN();
    }

    @Test
    void answer_oneSecond_isTheCostOfThePath() {
        run(3, HEAP);

        assertThat(kind()).isEqualTo(Kind.RESULT);
        assertThat(text()).isEqualTo("heap: 1,000 ms CPU per GB");
        assertThat(race.answerProperty().get().evidence()).endsWith("Switch the path to compare.");
        assertThat(race.now(RaceFigure.DELIVERED)).isCloseTo(100, within(1e-6));
        assertThat(race.now(RaceFigure.CPU)).isCloseTo(10, within(1e-6));
        assertThat(race.now(RaceFigure.USER_CPU)).isCloseTo(1, within(1e-3));
        assertThat(race.sinceSwitch(RaceFigure.SYSTEM_CALLS)).isCloseTo(250, within(1e-6));
        assertThat(race.sinceSwitch(RaceFigure.USER_BYTES)).isCloseTo(4, within(1e-9));
        assertThat(race.sinceSwitch(RaceFigure.ALLOCATED)).isCloseTo(900, within(1e-6));
        assertThat(race.sinceSwitch(RaceFigure.SWITCHES)).isCloseTo(200, within(1e-6));
    }

    @Test
    void answer_pathSwitchedInTheMiddleOfASpan_holdsOnePathOnly() {
        run(3, HEAP);
        tape.send("heap", 5, HEAP); // half of the span under the old path
        tape.use("splice");
        lab.accept(tape.run(0.1, 5, SPLICE));

        assertThat(kind()).isEqualTo(Kind.MEASURING);
        assertThat(text()).isEqualTo("splice: measuring");

        run(2, SPLICE);

        assertThat(text()).isEqualTo("splice: 100 ms CPU per GB");
        assertThat(race.answerProperty().get().ratio()).isEqualTo("0.100 x the CPU of heap");
        assertThat(race.ratio(RaceFigure.CPU_PER_GB)).isCloseTo(0.1, within(1e-6));
        assertThat(race.sinceSwitch(RaceFigure.USER_BYTES)).isZero();
        assertThat(race.results()).containsOnlyKeys("heap", "splice");
        assertThat(race.history().marks()).extracting(RaceHistory.Mark::path).containsExactly("heap", "splice");
        assertThat(race.history().marks().getLast().secondsAgo()).isCloseTo(2, within(1e-6));
        for (RaceHistory.Run run : race.history().runs(RaceFigure.CPU_PER_GB)) {
            double wanted = run.path().equals("heap") ? 1000 : run.path().equals("splice") ? 100 : Double.NaN;
            for (double value : run.values()) {
                assertThat(Double.isNaN(value) || Math.abs(value - wanted) < 1e-6)
                        .as("%s %s", run.path(), value)
                        .isTrue();
            }
        }
    }

    @Test
    void answer_pathOfBefore_comparesWithTheOneBetween() {
        run(3, HEAP);
        tape.use("splice");
        run(3, SPLICE);
        tape.use("heap");
        run(3, HEAP);

        assertThat(race.answerProperty().get().ratio()).isEqualTo("10.0 x the CPU of splice");
    }

    @Test
    void answer_pathTriedTooShort_isNotComparedWith() {
        run(3, HEAP);
        tape.use("sendfile");
        run(0.5, HEAP);
        tape.use("splice");
        run(3, SPLICE);

        assertThat(race.answerProperty().get().ratio()).endsWith("of heap");
    }

    @Test
    void answer_otherLoad_saysWhatWasDifferent() {
        run(3, HEAP);
        tape.useBufferBytes(64 << 10);
        run(3, SPLICE);

        assertThat(race.answerProperty().get().ratio()).isEqualTo("0.100 x the CPU with the path's own buffer");
        assertThat(race.results()).containsOnlyKeys("heap");

        LoadPlan plan = lab.planProperty().get();
        LoadPlan.RaceLoad copying = new LoadPlan.RaceLoad(4, ReadMode.COPY, 300, 128 << 10, 1 << 20, 128_000_000L);
        lab.usePlan(plan.withRace(copying));
        run(3, SPLICE);

        assertThat(race.answerProperty().get().ratio()).isEqualTo("1.00 x the CPU with consumers that discard");
    }

    @Test
    void answer_aClientWithItsOwnPath_givesNobodyAFigure() {
        for (int i = 0; i < 50; i++) {
            tape.send("splice", 3, SPLICE);
            lab.accept(tape.run(0.1, 10, HEAP));
        }

        assertThat(kind()).isEqualTo(Kind.MIXED);
        assertThat(race.results()).isEmpty();
    }

    @Test
    void answer_clientsThatComeByTls_isTheCostOfTls_whateverPathIsSet() {
        tape.use("sendfile");
        for (int i = 0; i < 50; i++) {
            tape.send("tls", 10, HEAP);
            lab.accept(tape.run(0.1, 0, SPLICE));
        }

        assertThat(text()).isEqualTo("tls: 1,000 ms CPU per GB");
        assertThat(race.results()).containsOnlyKeys("tls");
    }

    @Test
    void history_brokerStartedAnew_isCutWithoutASpike() {
        run(3, HEAP);
        tape.restart();
        run(3, HEAP);

        assertThat(kind()).isEqualTo(Kind.RESULT);
        assertThat(text()).isEqualTo("heap: 1,000 ms CPU per GB");
        assertThat(race.history().runs(RaceFigure.DELIVERED)).hasSize(2);
        assertNoSpike(100);
    }

    @Test
    void history_minutesOfSleep_areAGap() {
        run(3, HEAP);
        tape.sleep(20);
        run(3, HEAP);

        var runs = race.history().runs(RaceFigure.DELIVERED);
        assertThat(runs).hasSize(2);
        assertThat(runs.getFirst().secondsAgo()[0]).isGreaterThan(22);
        assertNoSpike(100);

        tape.sleep(180);
        run(3, HEAP);

        assertThat(race.history().runs(RaceFigure.DELIVERED))
                .as("what is older than a minute")
                .hasSize(1);
    }

    @Test
    void history_aWindowThatWasStuck_isAGap() {
        run(3, HEAP);
        lab.accept(tape.run(30, 3000, HEAP));
        run(2, HEAP);

        assertThat(race.history().runs(RaceFigure.DELIVERED)).hasSize(2);
        assertThat(text()).isEqualTo("heap: 1,000 ms CPU per GB");
    }

    @Test
    void history_moreThanAMinute_keepsAMinute() {
        run(70, HEAP);

        var runs = race.history().runs(RaceFigure.DELIVERED);
        assertThat(runs).hasSize(1);
        assertThat(race.history().marks()).as("the left edge").containsExactly(new RaceHistory.Mark(60, "heap"));
        assertThat(runs.getFirst().values()).hasSizeBetween(599, 600);
        assertThat(runs.getFirst().secondsAgo()[0]).isBetween(59.8, 60.0);
        assertThat(runs.getFirst().secondsAgo()[runs.getFirst().values().length - 1])
                .isZero();
    }

    @Test
    void history_loadOff_fallsToZeroAndHasNoCostPerGb() {
        run(3, HEAP);
        lab.usePlan(LoadPlan.NONE);
        for (int i = 0; i < 30; i++) {
            lab.accept(tape.run(0.1, 0, HEAP));
        }

        assertThat(kind()).isEqualTo(Kind.NO_LOAD);
        assertThat(race.now(RaceFigure.DELIVERED)).isZero();
        assertThat(race.now(RaceFigure.CPU_PER_GB)).isNaN();
        assertThat(race.sinceSwitch(RaceFigure.CPU_PER_GB)).isNaN();
    }

    private void assertNoSpike(double most) {
        for (RaceHistory.Run run : race.history().runs(RaceFigure.DELIVERED)) {
            for (double value : run.values()) {
                assertThat(Double.isNaN(value) || value < most * 1.01)
                        .as("%s", value)
                        .isTrue();
            }
        }
    }
}
