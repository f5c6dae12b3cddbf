package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    @Test
    void headline_tie_namesBoth() {
        assertThat(of(SampleRaces.full()).headline())
                .isEqualTo("splice and auto need least CPU, about 0.24 x that of heap");
    }

    @Test
    void headline_tieOfUnlikeRatios_saysTheRange() {
        // mmap swings so much that nothing parts it from splice, which is steady at 0.13.
        double[] steady = {0.13, 0.131, 0.129, 0.13, 0.132, 0.128};
        double[] swinging = {0.08, 0.14, 0.09, 0.15, 0.08, 0.16};
        assertThat(of(SampleRaces.ofCpu(Map.of("splice", steady, "mmap", swinging)))
                        .headline())
                .isEqualTo("mmap and splice need least CPU, 0.12 to 0.13 x that of heap");
    }

    @Test
    void headline_tieWithWhatIsNoCheaperThanTheReference_namesTheBestAlone() {
        double[] steady = {0.83, 0.831, 0.829, 0.83, 0.832, 0.828};
        double[] unsure = {0.7, 1.1, 0.75, 1.2, 0.8, 1.3};
        assertThat(of(SampleRaces.ofCpu(Map.of("splice", steady, "mmap", unsure)))
                        .headline())
                .isEqualTo("splice needs 0.83 x the CPU of heap");
    }

    @Test
    void headline_oneWinner_standsAlone() {
        assertThat(of(SampleRaces.race(List.of("heap", "sendfile", "splice"), 7))
                        .headline())
                .isEqualTo("splice needs 0.24 x the CPU of heap");
    }

    @Test
    void headline_fewRounds_doesNotClaim() {
        Verdicts verdicts = of(SampleRaces.race(List.of("heap", "splice"), 3));
        assertThat(verdicts.headline()).startsWith("splice seems to need");
        assertThat(verdicts.caution()).contains("Too few rounds").contains("75 %");
    }

    @Test
    void sentences_rivalsByAHair_areNoDifference() {
        assertThat(of(SampleRaces.full()).sentences())
                .anyMatch(sentence ->
                        sentence.startsWith("the two cheapest: splice and auto: no significant difference"));
    }

    @Test
    void sentences_smallFetches_haveAWinnerOfTheirOwn() {
        assertThat(of(SampleRaces.full()).sentences())
                .anyMatch(sentence -> sentence.startsWith("small fetches (2 kB): auto needs 0.43 x"));
    }

    @Test
    void headline_onePath_comparesNothing() {
        Verdicts verdicts = of(SampleRaces.race(List.of("sendfile"), 7));
        assertThat(verdicts.headline()).startsWith("sendfile alone: 0.12");
        assertThat(verdicts.sentences()).isEmpty();
    }

    private static Verdicts of(RaceResult race) {
        return new Verdicts(race.summary());
    }
}
