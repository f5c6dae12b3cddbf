package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.observe.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
    @TempDir
    Path folder;

    /// Everything that a broker opens, in its order.
    private record Opened(Settings settings, LogDirectory logs, Topics topics) implements AutoCloseable {
        static Opened at(Path folder) throws IOException {
            Settings settings = Settings.open(folder, Map.of());
            InstantSource clock = InstantSource.system();
            LogDirectory logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation());
            try {
                return new Opened(settings, logs, Topics.open(settings, logs, clock));
            } catch (IOException e) {
                logs.close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            logs.close();
        }
    }

    @Test
    void create_afterRestart_isThereWithIdAndConfigs() throws IOException {
        Uuid id;
        try (Opened opened = Opened.at(folder)) {
            id = opened.topics
                    .create("orders", 3, Map.of("retention.ms", "1000"))
                    .id();
            assertThat(folder.resolve("orders-2")).isDirectory();
        }
        try (Opened opened = Opened.at(folder)) {
            Topic orders = opened.topics.topic("orders").orElseThrow();
            assertThat(orders.id()).isEqualTo(id);
            assertThat(orders.partitions()).extracting(PartitionLog::id).containsExactly(ids("orders", 3));
            assertThat(orders.configs()).isEqualTo(Map.of("retention.ms", "1000"));
            assertThat(orders.partitions().getFirst().config().retentionMs()).isEqualTo(1000);
            assertThat(opened.topics.topic(id)).contains(orders);
            assertThat(opened.topics.partition("orders", 3)).isEmpty();
            assertThat(opened.topics.partition("orders", -1)).isEmpty();
        }
    }

    @Test
    void create_againstTheRules_isRefusedAndLeavesNothing() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            Topics topics = opened.topics;
            topics.create("a.b", 1, Map.of());
            assertThatThrownBy(() -> topics.create("a.b", 1, Map.of())).isInstanceOf(TopicExistsException.class);
            assertThatThrownBy(() -> topics.create("a_b", 1, Map.of())).isInstanceOf(InvalidTopicException.class);
            assertThatThrownBy(() -> topics.create("../up", 1, Map.of())).isInstanceOf(InvalidTopicException.class);
            assertThatThrownBy(() -> topics.create("c", 0, Map.of())).isInstanceOf(InvalidPartitionsException.class);
            assertThatThrownBy(() -> topics.create("c", 10_001, Map.of())).isInstanceOf(PolicyViolationException.class);
            assertThatThrownBy(() -> topics.create("c", 1, Map.of("no.such", "1")))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessage("Unknown topic config name: no.such");
            assertThatThrownBy(() -> topics.create("c", 1, Map.of("data.path", "warp")))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("warp");
            assertThat(topics.all()).extracting(Topic::name).containsExactly("a.b");
            assertThat(opened.logs.logs()).hasSize(1);
        }
    }

    @Test
    void create_folderInTheWay_takesEverythingBack() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            Files.writeString(folder.resolve("orders-1"), "a file where a folder should be");
            assertThatThrownBy(() -> opened.topics.create("orders", 2, Map.of()))
                    .isInstanceOf(IOException.class);
            assertThat(opened.topics.topic("orders")).isEmpty();
            assertThat(opened.logs.logs()).isEmpty();
            assertThat(Files.readString(folder.resolve(MetaFile.NAME))).doesNotContain("orders");
        }
    }

    @Test
    void addPartitions_more_keepsTheOnesThere() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            PartitionLog first =
                    opened.topics.create("orders", 1, Map.of()).partitions().getFirst();
            opened.topics.addPartitions("orders", 3);
            assertThat(opened.topics.topic("orders").orElseThrow().partitions())
                    .hasSize(3)
                    .startsWith(first);
            assertThatThrownBy(() -> opened.topics.addPartitions("orders", 2))
                    .isInstanceOf(InvalidPartitionsException.class)
                    .hasMessage("The topic orders currently has 3 partition(s); 2 would not be an increase.");
        }
    }

    @Test
    void delete_thenRestart_staysGone() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            opened.topics.create("orders", 2, Map.of());
            opened.topics.delete("orders");
            assertThat(opened.topics.topic("orders")).isEmpty();
            assertThat(opened.logs.logs()).isEmpty();
            assertThatThrownBy(() -> opened.topics.delete("orders"))
                    .isInstanceOf(UnknownTopicOrPartitionException.class);
        }
        try (Opened opened = Opened.at(folder)) {
            assertThat(opened.topics.all()).isEmpty();
            opened.topics.create("orders", 1, Map.of());
        }
    }

    @Test
    void delete_internal_isRefused() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            Topic offsets = opened.topics.internal("__consumer_offsets", 1, Map.of("cleanup.policy", "compact"));
            assertThat(offsets.internal()).isTrue();
            assertThat(opened.topics.internal("__consumer_offsets", 9, Map.of()))
                    .isSameAs(offsets);
            assertThatThrownBy(() -> opened.topics.delete("__consumer_offsets"))
                    .isInstanceOf(InvalidTopicException.class);
        }
    }

    @Test
    void alterConfigs_reachesTheLogAtOnce_ofTheBrokerToo() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            PartitionLog log =
                    opened.topics.create("orders", 1, Map.of()).partitions().getFirst();
            opened.topics.alterConfigs(
                    "orders",
                    ConfigChanges.of(List.of(new ConfigChange("max.message.bytes", ConfigChange.Op.SET, "77"))),
                    false);
            assertThat(log.config().maxMessageBytes()).isEqualTo(77);
            opened.settings.alterDynamic(Map.of("log.retention.ms", "5"));
            assertThat(log.config().retentionMs()).isEqualTo(5);
            assertThat(log.config().maxMessageBytes()).isEqualTo(77);
            opened.topics.alterConfigs(
                    "orders",
                    ConfigChanges.of(List.of(new ConfigChange("data.path", ConfigChange.Op.SET, "heap"))),
                    false);
            assertThat(opened.settings.dataPath("any", "orders")).isEqualTo("heap");
            assertThat(opened.settings.dataPath("any", "other")).isEqualTo("sendfile");
            opened.topics.delete("orders");
            assertThat(opened.settings.dataPath("any", "orders")).isEqualTo("sendfile");
        }
    }

    @Test
    void open_crashBeforeFoldersWereMade_makesThem() throws IOException {
        Uuid id = Uuid.randomUuid();
        Files.writeString(folder.resolve(MetaFile.NAME), "version 1\ntopic orders 2 " + id + "\nend\n");
        try (Opened opened = Opened.at(folder)) {
            assertThat(opened.topics.topic("orders").orElseThrow().partitions())
                    .allSatisfy(log -> assertThat(log.topicId()).isEqualTo(id.toString()))
                    .hasSize(2);
        }
    }

    @Test
    void open_crashAfterDeletionWasPromised_deletes() throws IOException {
        Uuid id;
        try (Opened opened = Opened.at(folder)) {
            id = opened.topics.create("orders", 2, Map.of()).id();
        }
        Files.writeString(folder.resolve(MetaFile.NAME), "version 1\nleaving orders " + id + "\nend\n");
        try (Opened opened = Opened.at(folder)) {
            assertThat(opened.topics.all()).isEmpty();
            assertThat(opened.logs.logs()).isEmpty();
            assertThat(Files.readString(folder.resolve(MetaFile.NAME))).doesNotContain("leaving");
        }
    }

    @Test
    void open_withoutOurFile_adoptsFoldersUnderTheirIdAndKeepsThem() throws IOException {
        Uuid id;
        try (Opened opened = Opened.at(folder)) {
            id = opened.topics
                    .create("orders", 3, Map.of("retention.ms", "1000"))
                    .id();
        }
        Files.delete(folder.resolve(MetaFile.NAME));
        try (Opened opened = Opened.at(folder)) {
            Topic orders = opened.topics.topic("orders").orElseThrow();
            assertThat(orders.id()).isEqualTo(id);
            assertThat(orders.partitions()).hasSize(3);
            assertThat(orders.configs())
                    .as("nothing may be deleted by retention that nobody asked for")
                    .isEqualTo(Map.of("retention.ms", "-1", "retention.bytes", "-1"));
            assertThat(new ProducerIds(opened.settings).next())
                    .as("far beyond any id that those folders may hold")
                    .isGreaterThan(1_000_000_000L);
        }
    }

    @Test
    void open_foldersOfTwoTopicsUnderOneName_doesNotStart() throws IOException {
        try (Opened opened = Opened.at(folder)) {
            opened.topics.create("orders", 2, Map.of());
        }
        Files.writeString(
                folder.resolve("orders-1").resolve("partition.metadata"),
                "version: 0\ntopic_id: " + Uuid.randomUuid() + "\n");
        assertThatThrownBy(() -> Opened.at(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("folders of topic=orders carry different topic ids");
    }

    private static PartitionId[] ids(String topic, int count) {
        PartitionId[] ids = new PartitionId[count];
        for (int partition = 0; partition < count; partition++) {
            ids[partition] = new PartitionId(topic, partition);
        }
        return ids;
    }
}
