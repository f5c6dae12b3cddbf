package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.TopicFiller;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page claims of a path, and what the engine counts when records really go by it.
@Tag("alone")
class JourneyEngineTest {
    private static final String TOPIC = "journey";
    private static final int TOPIC_BYTES = 1 << 20;
    private static final int BATCH_BYTES = 64 << 10;
    private static final long SEED = 7;
    private static final long LIMIT_MS = 20_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"heap", "direct", "mmap", "sendfile", "splice", "auto"})
    void counters_ofARealRun_areThoseOfTheRoute(String path) throws Exception {
        assumeTrue(DataPaths.all().stream()
                .anyMatch(known ->
                        known.name().equals(path) && known.unavailableBecause().isEmpty()));
        JourneyRoute route = JourneyRoutes.of(path);

        PathCounters.Snapshot counted = read(path);

        double buffersPassed = (double) counted.userBytes() / counted.sentBytes();
        double userStages = route.stages().stream()
                .filter(stage -> stage.place() == Place.USER)
                .count();
        assertThat(counted.sentBytes()).isGreaterThanOrEqualTo(TOPIC_BYTES / 2);
        assertThat(counted.systemCalls()).isPositive();
        assertThat(buffersPassed)
                .as("auto copies no large region")
                .isCloseTo(path.equals("auto") ? 0 : userStages, within(1e-9));
    }

    private PathCounters.Snapshot read(String path) throws Exception {
        BrokerConfig config = new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false);
        try (Broker broker = Broker.start(config);
                TopicFiller filler = TopicFiller.connect(broker.address())) {
            filler.fill(TOPIC, new OrderEvents(300, SEED), TOPIC_BYTES, BATCH_BYTES, sent -> {});
            broker.usePath(path);
            FetchPlan plan = FetchPlan.survey(broker.address(), TOPIC, 0, 256 << 10, 64);
            try (Readers readers = Readers.open(plan, 1, ReadMode.DISCARD)) {
                readers.pass(LIMIT_MS);
            }
            return Objects.requireNonNull(broker.pathCounters().get(path), path);
        }
    }
}
