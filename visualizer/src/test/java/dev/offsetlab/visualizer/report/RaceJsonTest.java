package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsetlab.engine.workload.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void read_givesBackTheWholeRace(@TempDir Path folder) throws IOException {
        RaceResult race = SampleRaces.full();
        Path file = folder.resolve("race.json");
        RaceJson.write(race, file);
        assertThat(RaceJson.read(file)).isEqualTo(race);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startedAt | \"startedAt\" is missing",
                "machine | \"machine\" is missing",
                "trials | \"trials\" is missing",
                "settings | \"settings\" is missing"
            })
    void read_partMissing_namesIt(String part, String complaint, @TempDir Path folder) throws IOException {
        ObjectNode json = RaceJson.of(SampleRaces.full());
        json.remove(part);
        assertThatThrownBy(() -> RaceJson.read(Files.writeString(folder.resolve("race.json"), json.toString())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void read_roundMissing_isNoRace(@TempDir Path folder) throws IOException {
        ObjectNode json = RaceJson.of(SampleRaces.full());
        ((ArrayNode) json.get("trials")).remove(0);
        assertThatThrownBy(() -> RaceJson.read(Files.writeString(folder.resolve("race.json"), json.toString())))
                .isInstanceOf(IOException.class)
                .hasMessage("not a whole race: path=heap kind=LARGE has 6 trials of 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"trials\": 3}", "hello"})
    void read_noRace_saysSo(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("race.json"), text);
        assertThatThrownBy(() -> RaceJson.read(file)).isInstanceOf(IOException.class);
    }

    private static JsonNode written(Path folder) throws IOException {
        Path file = folder.resolve("sub/race.json");
        RaceJson.write(SampleRaces.full(), file);
        return new ObjectMapper().readTree(file.toFile());
    }
}
