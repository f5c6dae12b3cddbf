package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RaceScaleTest {
    @Test
    void nearest_everyStep_isItself() {
        for (RaceScale scale :
                java.util.List.of(RaceScale.CONSUMERS, RaceScale.RECORD, RaceScale.BATCH, RaceScale.BUFFER)) {
            for (int step = 0; step <= scale.last(); step++) {
                assertThat(scale.nearest(scale.value(step))).as(scale.title()).isEqualTo(step);
            }
        }
    }

    @Test
    void ends_areThoseOfTheLab() {
        assertThat(RaceScale.CONSUMERS.textAt(0)).isEqualTo("1");
        assertThat(RaceScale.CONSUMERS.textAt(RaceScale.CONSUMERS.last())).isEqualTo("16");
        assertThat(RaceScale.RECORD.textAt(0)).isEqualTo("100 B");
        assertThat(RaceScale.RECORD.textAt(RaceScale.RECORD.last())).isEqualTo("10.0 kB");
        assertThat(RaceScale.BATCH.textAt(0)).isEqualTo("2 KiB");
        assertThat(RaceScale.BATCH.textAt(RaceScale.BATCH.last())).isEqualTo("1 MiB");
        assertThat(RaceScale.BUFFER.textAt(0)).isEqualTo("default");
        assertThat(RaceScale.BUFFER.textAt(1)).isEqualTo("1 KiB");
        assertThat(RaceScale.BUFFER.textAt(RaceScale.BUFFER.last())).isEqualTo("1 MiB");
    }

    @Test
    void nearest_betweenSteps_isByProportion() {
        assertThat(RaceScale.BATCH.value(RaceScale.BATCH.nearest(100_000))).isEqualTo(128 << 10);
        assertThat(RaceScale.BATCH.value(RaceScale.BATCH.nearest(5_000_000))).isEqualTo(1 << 20);
    }
}
