package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RaceCsvTest {
    @Test
    void of_hasARowForEveryTrial_underNamesWithUnits() {
        RaceResult race = SampleRaces.full();
        List<String> lines = RaceCsv.of(race).lines().toList();
        assertThat(lines).hasSize(1 + race.trials().size());
        assertThat(lines.getFirst()).contains("throughput_GB_per_s", "cpu_s_per_GB", "wall_ms");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(lines.get(1)).startsWith("0,1,heap,LARGE,");
    }

    @Test
    void of_languageWithDecimalCommas_writesPoints() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            List<String> lines = RaceCsv.of(SampleRaces.full()).lines().toList();
            assertThat(lines.get(1).split(",", -1)).hasSize(lines.getFirst().split(",", -1).length);
        } finally {
            Locale.setDefault(before);
        }
    }
}
