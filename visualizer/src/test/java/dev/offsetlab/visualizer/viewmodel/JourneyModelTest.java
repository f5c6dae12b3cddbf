package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JourneyModelTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final long MB = 1_000_000;

    private final LabModel lab = new LabModel(Runnable::run, Optional.empty(), new Notices());
    private final JourneyModel journey = new JourneyModel(lab, () -> OptionalLong.of(0));
    private final JourneySamples samples = new JourneySamples("heap", lab::accept);

    @Test
    void inForce_bytesMove_hasTheRatesOfTheLastSecond() {
        samples.run(30, 10 * MB, 2_560, 30 * MB);

        JourneyRates rates = journey.inForceProperty().get().rates().orElseThrow();
        assertThat(rates.sentMbPerS()).isEqualTo(100, CLOSE);
        assertThat(rates.callsPerMb()).isEqualTo(256, CLOSE);
        assertThat(rates.modeSwitchesPerMb()).isEqualTo(512, CLOSE);
        assertThat(rates.userBytesPerByte()).isEqualTo(3, CLOSE);
        assertThat(rates.cpuSecondsPerGb().orElseThrow()).isEqualTo(5, CLOSE);
        assertThat(rates.diskBytesPerS()).hasValue(0);
        assertThat(journey.isMoving()).isTrue();
    }

    @Test
    void inForce_bytesStop_standsStill() {
        samples.run(30, 10 * MB, 2_560, 30 * MB).run(20, 0, 0, 0);

        assertThat(journey.isMoving()).isFalse();
        assertThat(journey.inForceProperty().get().rates()).isEmpty();
    }

    @Test
    void other_neverInForce_isNotMeasured() {
        samples.run(30, 10 * MB, 2_560, 30 * MB);

        assertThat(journey.otherProperty().get().route().path()).isEqualTo("sendfile");
        assertThat(journey.otherProperty().get().rates()).isEmpty();
    }

    @Test
    void other_wasInForce_keepsItsLastWholeSecondAndItsAge() {
        samples.run(20, 10 * MB, 2_560, 30 * MB)
                .run(1, 3 * MB, 800, 9 * MB)
                .run(10, 0, 0, 0)
                .use("sendfile")
                .run(20, 40 * MB, 20, 0);

        JourneyLane other = journey.otherProperty().get();
        assertThat(journey.inForceProperty().get().route().path()).isEqualTo("sendfile");
        assertThat(other.route().path()).isEqualTo("heap");
        assertThat(other.rates().orElseThrow().sentMbPerS()).isBetween(90.0, 100.1);
        assertThat(other.age()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void switched_secondOfTheSwitch_isNotMixed() {
        samples.run(20, 10 * MB, 2_560, 30 * MB).use("sendfile").run(6, 40 * MB, 20, 0);

        JourneyRates rates = journey.inForceProperty().get().rates().orElseThrow();
        assertThat(rates.sentMbPerS()).isEqualTo(400, CLOSE);
        assertThat(rates.userBytesPerByte()).isZero();
    }

    @Test
    void totals_wentBack_beginAnewAndKeepWhatWasLearnt() {
        samples.run(20, 10 * MB, 2_560, 30 * MB).use("sendfile").run(20, 40 * MB, 20, 0);
        samples.restart().run(6, 0, 0, 0);
        assertThat(journey.inForceProperty().get().rates()).isEmpty();

        samples.run(20, 20 * MB, 10, 0);

        assertThat(journey.inForceProperty().get().rates().orElseThrow().sentMbPerS())
                .isEqualTo(200, CLOSE);
        assertThat(journey.otherProperty().get().rates().orElseThrow().sentMbPerS())
                .isEqualTo(100, CLOSE);
    }

    @Test
    void cpu_otherPathsSendToo_isNobodys() {
        for (int i = 0; i < 20; i++) {
            samples.add("mmap", MB, 1, MB).run(1, 10 * MB, 2_560, 30 * MB);
        }

        assertThat(journey.inForceProperty().get().rates().orElseThrow().cpuCores())
                .isEmpty();
    }

    @Test
    void compareWith_anotherPath_showsItBeside() {
        samples.run(5, 10 * MB, 2_560, 30 * MB);

        journey.compareWith("splice");
        assertThat(journey.otherProperty().get().route().path()).isEqualTo("splice");

        journey.compareWith("heap");
        assertThat(journey.otherProperty().get().route().path()).isEqualTo("splice");
    }

    @Test
    void scale_anyRate_showsFewMarksASecondInRoundSteps() {
        JourneyScale scale = JourneyScale.of(3.12e9, 512_000);

        assertThat(scale.bytesPerMark()).isEqualTo(1e9, CLOSE);
        assertThat(scale.marksPerS(3.12e9)).isEqualTo(3.12, CLOSE);
        assertThat(scale.pulsesPerS(512_000)).isLessThanOrEqualTo(JourneyScale.MOST_PER_S);
        assertThat(JourneyScale.of(0, 0).marksPerS(1)).isZero();
    }
}
