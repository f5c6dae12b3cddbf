package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.workload.Comparison.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1};

    @Test
    void verdict_allRoundsBelow_isLess() {
        Comparison less = Comparison.of("sendfile", new double[] {.35, .41, .38, .38, .36, .4, .39}, "heap", ONES);
        assertThat(less.verdict()).isEqualTo(Verdict.LESS);
        assertThat(less.text()).isEqualTo("0.38 x (0.35-0.41)");
    }

    @Test
    void verdict_oneRoundTheOtherWay_isNoDifference() {
        Comparison same = Comparison.of("a", new double[] {.9, .9, .9, .9, .9, .9, 1.1}, "b", ONES);
        assertThat(same.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void verdict_allRoundsAbove_isMore() {
        assertThat(Comparison.of("a", new double[] {2, 3, 2, 2, 2, 2, 2}, "b", ONES)
                        .verdict())
                .isEqualTo(Verdict.MORE);
    }

    @Test
    void verdict_fiveRounds_areTooFewHoweverClear() {
        double[] five = {.1, .1, .1, .1, .1};
        assertThat(Comparison.of("a", five, "b", Arrays.copyOf(ONES, 5)).verdict())
                .isEqualTo(Verdict.TOO_FEW_ROUNDS);
    }

    @Test
    void verdict_exactlyOne_isNoDifference() {
        assertThat(Comparison.of("a", ONES, "b", ONES).verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void text_keepsTwoOrThreeFigures() {
        double[] small = {.043, .043, .043};
        assertThat(Comparison.of("a", small, "b", Arrays.copyOf(ONES, 3)).text())
                .isEqualTo("0.043 x (0.043-0.043)");
        double[] large = {12.34, 12.34, 12.34};
        assertThat(Comparison.of("a", large, "b", Arrays.copyOf(ONES, 3)).text())
                .isEqualTo("12.3 x (12.3-12.3)");
    }
}
