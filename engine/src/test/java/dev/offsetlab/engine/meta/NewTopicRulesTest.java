package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTopicRulesTest {
    @TempDir
    Path folder;

    /// A broker with so many partitions, all of them the same log: only their number counts here.
    private static TopicMap withPartitions(PartitionLog log, int count) {
        List<PartitionLog> half = Collections.nCopies(count / 2, log);
        List<PartitionLog> rest = Collections.nCopies(count - count / 2, log);
        return TopicMap.of(List.of(
                new Topic("one", Uuid.randomUuid(), false, half, Map.of()),
                new Topic("two", Uuid.randomUuid(), false, rest, Map.of())));
    }

    @Test
    void partitionsOfAllTopics_areBounded() throws IOException {
        Settings settings = Settings.open(folder, Map.of());
        InstantSource clock = InstantSource.system();
        try (LogDirectory logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation())) {
            PartitionLog log = Topics.open(settings, logs, clock)
                    .create("real", 1, Map.of())
                    .partitions()
                    .getFirst();
            TopicMap nearlyFull = withPartitions(log, 9_990);

            assertThatCode(() -> NewTopicRules.check(nearlyFull, "three", 10, Map.of()))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> NewTopicRules.check(nearlyFull, "three", 11, Map.of()))
                    .isInstanceOf(InvalidPartitionsException.class)
                    .hasMessageContaining("at most 10000 partitions in all its topics: it has 9990, and 11 more");
            assertThatCode(() -> NewTopicRules.checkGrowth(nearlyFull, "one", 4995, 5005))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> NewTopicRules.checkGrowth(nearlyFull, "one", 4995, 5006))
                    .isInstanceOf(InvalidPartitionsException.class)
                    .hasMessageContaining("it has 9990, and 11 more");
        }
    }
}
