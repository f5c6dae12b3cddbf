package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    @Test
    void headline_tie_namesBoth() {
        assertThat(of(SampleRaces.full()).headline())
                .isEqualTo("splice and auto need least CPU, about 0.24 x that of heap");
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
