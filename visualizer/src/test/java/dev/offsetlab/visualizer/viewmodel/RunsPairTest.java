package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsetlab.visualizer.report.SampleRaces;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunsPairTest {
    private static final double[] DEAR = {0.3, 0.31, 0.29, 0.3, 0.32, 0.28};
    private static final double[] CHEAP = {0.2, 0.21, 0.19, 0.2, 0.22, 0.18};

    @Test
    void rows_intervalsApart_differ_andThoseThatTouchDoNot() {
        RunsPair pair = new RunsPair(
                SampleRaces.ofCpu(Map.of("splice", DEAR, "mmap", CHEAP)),
                SampleRaces.ofCpu(Map.of("splice", CHEAP, "mmap", CHEAP)));
        assertThat(pair.comparable()).isTrue();
        assertThat(pair.differences()).isEmpty();
        assertThat(pair.rows())
                .extracting(RunsPair.Row::path, RunsPair.Row::words)
                .containsExactly(
                        tuple("heap", "no significant difference"),
                        tuple("mmap", "no significant difference"),
                        tuple("splice", "less"));
    }

    @Test
    void rows_otherReaders_claimNothingAndNameTheDifference() {
        List<String> paths = List.of("heap", "splice");
        RunsPair pair = new RunsPair(SampleRaces.race(paths, 7), SampleRaces.copied(paths, 7));
        assertThat(pair.comparable()).isFalse();
        assertThat(pair.differences())
                .containsExactly(new RunsPair.Difference("readers", "4 that discard", "4 that copy", true));
        assertThat(pair.rows()).allMatch(row -> row.words().isEmpty());
    }

    @Test
    void rows_fewRounds_areTooFew() {
        List<String> paths = List.of("heap", "splice");
        RunsPair pair = new RunsPair(SampleRaces.race(paths, 7), SampleRaces.race(paths, 3));
        assertThat(pair.comparable()).isTrue();
        assertThat(pair.differences()).extracting(RunsPair.Difference::what).containsExactly("rounds");
        assertThat(pair.rows()).allMatch(row -> row.words().equals("too few rounds"));
    }

    @Test
    void unmatched_pathsOfOneRunOnly_areNamed() {
        RunsPair pair = new RunsPair(
                SampleRaces.race(List.of("heap", "splice"), 7), SampleRaces.race(List.of("heap", "auto"), 7));
        assertThat(pair.unmatched()).containsExactly("splice", "auto");
        assertThat(pair.rows()).hasSize(1);
    }
}
