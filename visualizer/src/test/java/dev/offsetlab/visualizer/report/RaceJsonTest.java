package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsetlab.engine.workload.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceJsonTest {
    @Test
    void write_keepsEveryTrial(@TempDir Path folder) throws IOException {
        JsonNode json = written(folder);
        assertThat(json.at("/trials").size()).isEqualTo(6 * 7 * 2);
        assertThat(json.at("/trials/0/brokerCounters/cpuNs").asLong()).isPositive();
        assertThat(json.at("/settings/pageCache").asText()).isEqualTo("warm");
        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
    }

    @Test
    void write_mediansCanBeMadeFromItsTrials(@TempDir Path folder) throws IOException {
        JsonNode json = written(folder);
        double[] splice = StreamSupport.stream(json.at("/trials").spliterator(), false)
                .filter(trial -> trial.at("/path").asText().equals("splice"))
                .filter(trial -> trial.at("/kind").asText().equals("LARGE"))
                .mapToDouble(trial -> trial.at("/brokerCounters/cpuNs").asDouble()
                        / trial.at("/bytes").asDouble())
                .toArray();
        JsonNode summary = json.at("/paths/4");
        assertThat(summary.at("/path").asText()).isEqualTo("splice");
        assertThat(summary.at("/cpuSecondsPerGigabyte/median").asDouble())
                .isCloseTo(Statistics.median(splice), within(1e-12));
    }

    @Test
    void write_saysTheVerdictOfEachPath(@TempDir Path folder) throws IOException {
        JsonNode json = written(folder);
        assertThat(json.at("/paths/4/ratioToHeap/cpu/verdict").asText()).isEqualTo("LESS");
        assertThat(json.at("/paths/0/ratioToHeap/cpu/verdict").asText()).isEqualTo("NO_DIFFERENCE");
    }

    private static JsonNode written(Path folder) throws IOException {
        Path file = folder.resolve("sub/race.json");
        RaceJson.write(SampleRaces.full(), file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
