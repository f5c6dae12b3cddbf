package dev.offsetlab.lessons.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @Test
    void ms_unhurried_isWhatIsAskedFor() {
        assertThat(Pace.UNHURRIED.ms(2_000)).isEqualTo(2_000);
        assertThat(Pace.UNHURRIED.ms(7)).isEqualTo(7);
    }

    @Test
    void ms_brisk_isAShareButNoMoment() {
        assertThat(Pace.BRISK.ms(2_000)).isEqualTo(600);
        assertThat(Pace.BRISK.ms(300)).isEqualTo(Pace.LEAST_MS);
        assertThat(Pace.BRISK.ms(40)).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
    void new_noShare_isRefused(double share) {
        assertThatThrownBy(() -> new Pace(share)).hasMessageContaining("share=" + share);
    }
}
