package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void median_oddAndEven() {
        assertThat(Statistics.median(3, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(4, 1, 2, 3)).isEqualTo(2.5);
        assertThat(Statistics.median(7)).isEqualTo(7);
    }

    @Test
    void quantile_knownData_liesBetweenNeighbours() {
        double[] values = {10, 20, 30, 40, 50};
        assertThat(Statistics.quantile(0, values)).isEqualTo(10);
        assertThat(Statistics.quantile(0.25, values)).isEqualTo(20);
        assertThat(Statistics.quantile(0.9, values)).isCloseTo(46, within(1e-9));
        assertThat(Statistics.quantile(1, values)).isEqualTo(50);
    }

    @Test
    void quantile_ofNothing_refuses() {
        assertThatThrownBy(() -> Statistics.quantile(0.5)).hasMessageContaining("needs values");
    }

    @Test
    void coverage_agreesWithTheTableOfTheSignTest() {
        assertThat(Statistics.coverage(5, 1)).isCloseTo(0.9375, within(1e-9));
        assertThat(Statistics.coverage(6, 1)).isCloseTo(0.96875, within(1e-9));
        assertThat(Statistics.coverage(9, 2)).isCloseTo(0.9609375, within(1e-9));
        assertThat(Statistics.coverage(20, 6)).isCloseTo(0.9586, within(1e-4));
        assertThat(Statistics.coverage(1, 1)).isEqualTo(0);
    }

    @Test
    void interval_takesTheNarrowestRangeThatCovers() {
        Interval nine = Statistics.interval(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(nine.low()).isEqualTo(2);
        assertThat(nine.median()).isEqualTo(5);
        assertThat(nine.high()).isEqualTo(8);
        assertThat(nine.isSure()).isTrue();
    }

    @Test
    void interval_fewValues_isAllOfThemAndUnsure() {
        Interval three = Statistics.interval(3, 1, 2);
        assertThat(three.low()).isEqualTo(1);
        assertThat(three.high()).isEqualTo(3);
        assertThat(three.isSure()).isFalse();
        assertThat(three.coverage()).isEqualTo(0.75);
    }

    @Test
    void interval_skewedValues_holdsTheTrueMedianAsOftenAsItSays() {
        long seed = 7;
        Random random = new Random(seed);
        int rounds = 4000;
        int held = 0;
        double truth = Math.log(2);
        for (int i = 0; i < rounds; i++) {
            double[] values = random.doubles(11).map(u -> -Math.log(1 - u)).toArray();
            held += Statistics.interval(values).holds(truth) ? 1 : 0;
        }
        assertThat((double) held / rounds)
                .as("share of intervals that hold the median, seed " + seed)
                .isGreaterThan(0.95);
    }

    @Test
    void ratio_takesWhatAWholeRoundDidOutOfIt() {
        double[] slowRounds = {1, 2, 4, 8, 1, 2, 4};
        double[] halves = {0.5, 1, 2, 4, 0.5, 1, 2};
        Interval ratio = Statistics.ratio(halves, slowRounds);
        assertThat(ratio.low()).isEqualTo(0.5);
        assertThat(ratio.high()).isEqualTo(0.5);
    }

    @Test
    void ratio_withoutPairs_refuses() {
        assertThatThrownBy(() -> Statistics.ratio(new double[2], new double[3])).hasMessageContaining("pairs");
    }
}
