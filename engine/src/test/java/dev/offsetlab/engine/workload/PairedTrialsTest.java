package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairedTrialsTest {
    private static final List<String> PATHS = List.of("heap", "direct", "sendfile", "splice");

    @Test
    void run_throwsTheWarmUpAway() throws Exception {
        List<Integer> measured = new ArrayList<>();
        List<Integer> kept = PairedTrials.run(List.of("a"), 3, (variant, round) -> {
            measured.add(round);
            return round;
        });
        assertThat(measured).containsExactly(0, 1, 2, 3);
        assertThat(kept).containsExactly(1, 2, 3);
    }

    @Test
    void order_everyRoundHoldsEveryVariantOnce() {
        for (int round = 0; round < 20; round++) {
            assertThat(PairedTrials.order(PATHS, round)).containsExactlyInAnyOrderElementsOf(PATHS);
        }
    }

    @Test
    void order_noVariantAlwaysComesFirst() {
        Set<String> first = new HashSet<>();
        for (int round = 1; round <= PATHS.size(); round++) {
            first.add(PairedTrials.order(PATHS, round).getFirst());
        }
        assertThat(first).hasSameSizeAs(PATHS);
    }

    @Test
    void order_twoVariants_takeTurns() {
        assertThat(PairedTrials.order(List.of("a", "b"), 1)).isNotEqualTo(PairedTrials.order(List.of("a", "b"), 2));
    }
}
