package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import kafka.admin.ConfigCommand;
import org.apache.kafka.tools.ClusterTool;
import org.apache.kafka.tools.DeleteRecordsCommand;
import org.apache.kafka.tools.LogDirsCommand;
import org.apache.kafka.tools.TopicCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own command-line tools against a running broker of ours: what a person sees.
@Timeout(120)
class AdminToolsTest {
    @TempDir
    Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    @Test
    void configs_liveSwitch_ofBrokerTopicAndClient_isKeptOverARestart() throws Exception {
        topics("--create", "--topic", "orders", "--partitions", "2");
        assertThat(configs(
                        "--alter", "--entity-type", "brokers", "--entity-default", "--add-config", "data.path=direct"))
                .contains("Completed updating default config for brokers in the cluster.");
        configs("--alter", "--entity-type", "topics", "--entity-name", "orders", "--add-config", "data.path=mmap");
        configs(
                "--alter",
                "--entity-type",
                "brokers",
                "--entity-name",
                "1",
                "--add-config",
                "data.path.client.app=heap");
        assertPaths();
        broker.close();
        broker = Broker.start(BrokerConfig.local(folder));
        assertPaths();
        assertThat(configs("--describe", "--entity-type", "topics", "--entity-name", "orders"))
                .contains("data.path=mmap sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:data.path=mmap,"
                        + " DYNAMIC_DEFAULT_BROKER_CONFIG:data.path=direct, DEFAULT_CONFIG:data.path=sendfile}");
        configs("--alter", "--entity-type", "topics", "--entity-name", "orders", "--delete-config", "data.path");
        assertThat(broker.settings().dataPath("other", "orders")).isEqualTo("direct");
    }

    private void assertPaths() {
        assertThat(broker.settings().dataPath("other", "any")).isEqualTo("direct");
        assertThat(broker.settings().dataPath("other", "orders")).isEqualTo("mmap");
        assertThat(broker.settings().dataPath("app", "orders")).isEqualTo("heap");
    }

    @Test
    void configs_wrongOnes_areRefusedWithTheReason() throws Exception {
        topics("--create", "--topic", "orders");
        assertThat(configs(
                        "--alter",
                        "--entity-type",
                        "topics",
                        "--entity-name",
                        "orders",
                        "--add-config",
                        "data.path=warp"))
                .contains("InvalidConfigurationException", "warp", "sendfile")
                .contains("exit 1");
        assertThat(configs(
                        "--alter", "--entity-type", "topics", "--entity-name", "orders", "--add-config", "no.such=1"))
                .contains("Unknown topic config name: no.such");
        assertThat(configs("--alter", "--entity-type", "brokers", "--entity-name", "1", "--add-config", "node.id=2"))
                .contains("Cannot update these configs dynamically: [node.id]");
        configs("--alter", "--entity-type", "brokers", "--entity-default", "--add-config", "plugin.password=hunter2");
        assertThat(configs("--describe", "--entity-type", "brokers", "--entity-default"))
                .contains("plugin.password=null sensitive=true")
                .doesNotContain("hunter2");
    }

    @Test
    void topics_createDescribeGrowDelete_readAsWithKafka() throws Exception {
        topics("--create", "--topic", "orders", "--partitions", "2", "--config", "retention.ms=1000");
        String described = topics("--describe", "--topic", "orders");
        assertThat(described)
                .contains("PartitionCount: 2\tReplicationFactor: 1\tConfigs: retention.ms=1000")
                .contains("Partition: 1\tLeader: 1\tReplicas: 1\tIsr: 1\tElr: \tLastKnownElr: ");
        topics("--alter", "--topic", "orders", "--partitions", "5");
        assertThat(topics("--describe", "--topic", "orders")).contains("PartitionCount: 5");
        assertThat(topics("--create", "--topic", "orders")).contains("Topic 'orders' already exists.");
        assertThat(topics("--create", "--topic", "../up")).contains("Topic name is invalid");
        topics("--delete", "--topic", "orders");
        assertThat(topics("--list")).doesNotContain("orders");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> Pattern.matches("orders-\\d+", name));
        }
    }

    @Test
    void logDirsClusterAndDeleteRecords_answer() throws Exception {
        topics("--create", "--topic", "orders", "--partitions", "2");
        assertThat(KafkaTool.run(LogDirsCommand::main, address(), "--describe", "--topic-list", "orders"))
                .contains(folder.toAbsolutePath().toString(), "orders-0", "orders-1");
        assertThat(KafkaTool.run(args -> ClusterTool.main(clusterId(args)), address()))
                .contains("Cluster ID: ");
        Path json = Files.writeString(
                folder.resolveSibling(folder.getFileName() + ".json"),
                "{\"partitions\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":-1}],\"version\":1}");
        try {
            assertThat(KafkaTool.run(DeleteRecordsCommand::main, address(), "--offset-json-file", json.toString()))
                    .contains("partition: orders-0\tlow_watermark: 0");
        } finally {
            Files.delete(json);
        }
    }

    /// This tool wants its verb first.
    private static String[] clusterId(String... args) {
        return new String[] {"cluster-id", args[0], args[1]};
    }

    private String topics(String... args) throws Exception {
        return KafkaTool.run(TopicCommand::main, address(), args);
    }

    private String configs(String... args) throws Exception {
        return KafkaTool.run(ConfigCommand::main, address(), args);
    }

    private String address() {
        return broker.address().getHostString() + ":" + broker.address().getPort();
    }
}
