package dev.offsetlab.engine.meta;

import static dev.offsetlab.engine.meta.ConfigChange.Op.DELETE;
import static dev.offsetlab.engine.meta.ConfigChange.Op.SET;
import static dev.offsetlab.engine.meta.Settings.Scope.BROKER;
import static dev.offsetlab.engine.meta.Settings.Scope.CLUSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.log.LogConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void logConfig_nothingSet_isKafkasDefault() throws IOException {
        assertThat(open().logConfig(Map.of())).isEqualTo(LogConfig.DEFAULTS);
    }

    @Test
    void logConfig_eachSynonym_isInheritedUnlessTheTopicHasItsOwn() throws IOException {
        Settings settings = open(
                "log.segment.bytes", "2000000",
                "log.retention.hours", "2",
                "log.roll.hours", "3",
                "message.max.bytes", "5000",
                "log.cleanup.policy", "compact,delete",
                "log.message.timestamp.type", "LogAppendTime",
                "producer.id.expiration.ms", "7000");
        LogConfig config = settings.logConfig(Map.of("segment.bytes", "3000000"));
        assertThat(config.segmentBytes()).isEqualTo(3_000_000);
        assertThat(config.retentionMs()).isEqualTo(7_200_000);
        assertThat(config.segmentMs()).isEqualTo(10_800_000);
        assertThat(config.maxMessageBytes()).isEqualTo(5000);
        assertThat(config.compact()).isTrue();
        assertThat(config.delete()).isTrue();
        assertThat(config.logAppendTime()).isTrue();
        assertThat(config.producerIdExpirationMs()).isEqualTo(7000);
    }

    @Test
    void logConfig_retention_msWinsOverMinutesOverHours() throws IOException {
        assertThat(open("log.retention.hours", "-1").logConfig(Map.of()).retentionMs())
                .isEqualTo(-1);
        assertThat(open("log.retention.hours", "1", "log.retention.minutes", "2")
                        .logConfig(Map.of())
                        .retentionMs())
                .isEqualTo(120_000);
        assertThat(open("log.retention.minutes", "2", "log.retention.ms", "3")
                        .logConfig(Map.of())
                        .retentionMs())
                .isEqualTo(3);
    }

    @Test
    void logConfig_segmentsSmallerThanKafkaTakes_onlyByTheInternalKey() throws IOException {
        assertThatThrownBy(() -> open("log.segment.bytes", "1000")).isInstanceOf(ConfigException.class);
        assertThat(open("internal.log.segment.bytes", "1000")
                        .logConfig(Map.of())
                        .segmentBytes())
                .isEqualTo(1000);
        assertThat(open().logConfig(Map.of("internal.segment.bytes", "77")).segmentBytes())
                .isEqualTo(77);
        assertThat(names(open("internal.log.segment.bytes", "1000").describeBroker()))
                .noneMatch(name -> name.startsWith("internal"));
    }

    @Test
    void open_badStartOption_isOneClearLine() {
        assertThatThrownBy(() -> open("log.segment.byte", "1"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown broker config log.segment.byte")
                .hasMessageContaining("kafka-configs --describe");
        assertThatThrownBy(() -> open("segment.bytes", "1"))
                .hasMessage("unknown broker config segment.bytes: that is a topic's; its default in the broker is"
                        + " log.segment.bytes");
        assertThatThrownBy(() -> open("num.partitions", "many"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("num.partitions")
                .hasMessageContaining("many");
        assertThatThrownBy(() -> open("data.path", "warp")).hasMessageContaining("warp");
        assertThatThrownBy(() -> open("data.path.client.app", "warp")).hasMessageContaining("data.path.client.app");
        assertThatThrownBy(() -> open("data.path.buffer.bytes", "100")).hasMessageContaining("512");
    }

    @Test
    void dataPath_clientWinsOverTopicWinsOverBroker() throws IOException {
        Settings settings = open("data.path", "heap", "data.path.client.app", "mmap");
        assertThat(settings.dataPath("other", "orders")).isEqualTo("heap");
        assertThat(settings.dataPath("app", "orders")).isEqualTo("mmap");
        settings.alterDynamic(Map.of("data.path", "direct"));
        assertThat(settings.dataPath("other", "orders")).isEqualTo("direct");
        settings.alterDynamic(Map.of("data.path.client.app", "heap", "data.path.client.b c", "mmap"));
        assertThat(settings.dataPath("app", "orders")).isEqualTo("heap");
        assertThat(settings.dataPath("b c", "orders")).isEqualTo("mmap");
    }

    @Test
    void alter_namedBroker_winsOverAllBrokersWinsOverStartOption() throws IOException {
        Settings settings = open("log.retention.ms", "1");
        settings.alter(CLUSTER, ConfigChanges.of(List.of(new ConfigChange("log.retention.ms", SET, "2"))), false);
        assertThat(settings.longValue("log.retention.ms")).isEqualTo(2);
        settings.alter(BROKER, ConfigChanges.of(List.of(new ConfigChange("log.retention.ms", SET, "3"))), false);
        assertThat(settings.longValue("log.retention.ms")).isEqualTo(3);
        assertThat(described(settings.describeTopic(Map.of()), "retention.ms").synonyms())
                .startsWith(
                        new ConfigValue("log.retention.ms", "3", ConfigSource.DYNAMIC_BROKER_CONFIG),
                        new ConfigValue("log.retention.ms", "2", ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG),
                        new ConfigValue("log.retention.ms", "1", ConfigSource.STATIC_BROKER_CONFIG));
        settings.alter(BROKER, ConfigChanges.of(List.of(new ConfigChange("log.retention.ms", DELETE, null))), false);
        settings.alter(CLUSTER, ConfigChanges.of(List.of(new ConfigChange("log.retention.ms", DELETE, null))), false);
        assertThat(settings.longValue("log.retention.ms")).isEqualTo(1);
    }

    @Test
    void alter_afterRestart_isStillInForce() throws IOException {
        open().alter(CLUSTER, ConfigChanges.of(List.of(new ConfigChange("data.path", SET, "heap"))), false);
        open().alter(BROKER, ConfigChanges.of(List.of(new ConfigChange("any.plugin.key", SET, "x = y\nz"))), false);
        Settings reopened = open();
        assertThat(reopened.dataPath("", "")).isEqualTo("heap");
        DescribedConfig unknown = described(reopened.describeBroker(), "any.plugin.key");
        assertThat(unknown.value()).isNull();
        assertThat(unknown.sensitive()).isTrue();
    }

    @Test
    void alter_oneWrongOfTwo_changesNothing() throws IOException {
        Settings settings = open();
        assertThatThrownBy(() -> settings.alter(
                        CLUSTER,
                        ConfigChanges.of(List.of(
                                new ConfigChange("data.path", SET, "heap"),
                                new ConfigChange("log.retention.ms", SET, "soon"))),
                        false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Invalid value soon for configuration log.retention.ms: Not a number of type LONG");
        assertThat(settings.dataPath("", "")).isEqualTo("sendfile");
        assertThat(folder.resolve(MetaFile.NAME)).doesNotExist();
    }

    @Test
    void alter_needsRestart_isRefusedAsKafkaDoes() throws IOException {
        Settings settings = open();
        assertThatThrownBy(() -> settings.alter(
                        BROKER, ConfigChanges.of(List.of(new ConfigChange("num.network.threads", SET, "9"))), false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Cannot update these configs dynamically: [num.network.threads]");
    }

    @Test
    void alter_validateOnly_changesNothing() throws IOException {
        Settings settings = open();
        settings.alter(CLUSTER, ConfigChanges.of(List.of(new ConfigChange("data.path", SET, "heap"))), true);
        assertThat(settings.dataPath("", "")).isEqualTo("sendfile");
    }

    @Test
    void open_storedPathThatWentAway_isPassedOver() throws IOException {
        Files.writeString(folder.resolve(MetaFile.NAME), "version 1\ncluster data.path=student-path\nend\n");
        assertThat(open("data.path", "heap").dataPath("", "")).isEqualTo("heap");
    }

    @Test
    void describe_everyKey_hasDocAndType() throws IOException {
        List<DescribedConfig> all = new ArrayList<>(open().describeBroker());
        all.addAll(open().describeTopic(Map.of()));
        assertThat(all).hasSizeGreaterThan(50).allSatisfy(config -> {
            assertThat(config.doc()).as(config.name()).isNotBlank();
            assertThat(config.typeId()).as(config.name()).isPositive();
            assertThat(config.sensitive())
                    .as(config.name())
                    .isEqualTo(config.name().endsWith("password"));
        });
        assertThat(described(open().describeBroker(), "num.network.threads").readOnly())
                .isTrue();
        assertThat(described(open().describeBroker(), "data.path").readOnly()).isFalse();
    }

    @Test
    void describe_topicRetentionFromHours_isShownInMilliseconds() throws IOException {
        DescribedConfig retention = described(open("log.retention.hours", "2").describeTopic(Map.of()), "retention.ms");
        assertThat(retention.value()).isEqualTo("7200000");
        assertThat(retention.source()).isEqualTo(ConfigSource.STATIC_BROKER_CONFIG);
    }

    @Test
    void producerIds_afterAKill_areNeverGivenTwice() throws IOException {
        ProducerIds first = new ProducerIds(open());
        long last = -1;
        for (int i = 0; i < ProducerIds.BLOCK + 5; i++) {
            assertThat(first.next()).isEqualTo(++last);
        }
        assertThat(new ProducerIds(open()).next()).isGreaterThan(last);
    }

    private Settings open(String... configs) throws IOException {
        Map<String, String> fixed = new HashMap<>();
        for (int i = 0; i < configs.length; i += 2) {
            fixed.put(configs[i], configs[i + 1]);
        }
        return Settings.open(folder, fixed);
    }

    private static DescribedConfig described(Collection<DescribedConfig> all, String name) {
        @Nullable
        DescribedConfig found = all.stream()
                .filter(config -> config.name().equals(name))
                .findFirst()
                .orElse(null);
        assertThat(found).as(name).isNotNull();
        return found;
    }

    private static List<String> names(Collection<DescribedConfig> all) {
        return all.stream().map(DescribedConfig::name).toList();
    }
}
