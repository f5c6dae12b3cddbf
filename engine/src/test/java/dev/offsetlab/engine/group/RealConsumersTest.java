package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.testing.FreePort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.tools.consumer.group.ConsumerGroupCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kafka's own consumers and tools against a broker of ours.
class RealConsumersTest {
    private static final String TOPIC = "orders";
    private static final String GROUP = "billing";
    private static final int PARTITIONS = 4;

    @TempDir
    private Path folder;

    private Broker broker;
    private Admin admin;

    @BeforeEach
    void open() throws IOException {
        start(0);
        broker.topics().create(TOPIC, PARTITIONS, Map.of());
    }

    private void start(int port) throws IOException {
        broker = Broker.start(new BrokerConfig(
                "127.0.0.1",
                port,
                folder,
                Map.of("group.initial.rebalance.delay.ms", "100", "group.min.session.timeout.ms", "500"),
                false));
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    @AfterEach
    void close() throws IOException {
        admin.close();
        broker.close();
    }

    private String bootstrap() {
        return "127.0.0.1:" + broker.address().getPort();
    }

    private GroupMember join(Map<String, Object> more) {
        return GroupMember.join(bootstrap(), GROUP, TOPIC, more);
    }

    private void produce(int count) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, null, new byte[] {(byte) i}))
                        .get();
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private long committedSum() {
        return committed().values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Test
    void rebalance_onJoinLeaveAndKill_partitionsAreAlwaysShared() throws Exception {
        try (GroupMember one = join(Map.of());
                GroupMember two = join(Map.of("session.timeout.ms", 2_000)); // it will go without a word
                GroupMember three = join(Map.of())) {
            GroupMember.awaitShared(PARTITIONS, one, two, three);

            three.leave();
            GroupMember.awaitShared(PARTITIONS, one, two);

            two.vanish();
            GroupMember.awaitShared(PARTITIONS, one);
        }
    }

    @Test
    void rebalance_cooperative_partitionsMoveWithoutStopping() throws Exception {
        Map<String, Object> cooperative =
                Map.of("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        try (GroupMember one = join(cooperative)) {
            GroupMember.awaitShared(PARTITIONS, one);
            Set<TopicPartition> before = one.assignment();
            try (GroupMember two = join(cooperative)) {
                GroupMember.awaitShared(PARTITIONS, one, two);
                assertThat(before).containsAll(one.assignment());
                assertThat(one.assignment()).hasSize(PARTITIONS / 2);
            }
            GroupMember.awaitShared(PARTITIONS, one);
        }
    }

    @Test
    void staticMember_restarts_nobodyElseNotices() throws Exception {
        try (GroupMember steady = join(Map.of("group.instance.id", "till-1"))) {
            GroupMember restarting = join(Map.of("group.instance.id", "till-2"));
            GroupMember.awaitShared(PARTITIONS, steady, restarting);
            int revocations = steady.revocations();
            Set<TopicPartition> before = restarting.assignment();
            restarting.vanish();

            try (GroupMember back = join(Map.of("group.instance.id", "till-2"))) {
                GroupMember.awaitShared(PARTITIONS, steady, back);
                assertThat(back.assignment()).isEqualTo(before);
                assertThat(steady.revocations()).isEqualTo(revocations);
            }
        }
    }

    @Test
    void restartOfTheBroker_commitsStayAndMembersCarryOn() throws Exception {
        int port = FreePort.find();
        close();
        start(port);
        produce(40);
        // By default a client that reaches no broker forgets all topics, and its group leader then asks for a
        // rebalance.
        Map<String, Object> patient = Map.of("metadata.recovery.strategy", "none");
        try (GroupMember member = join(patient)) {
            GroupMember.await("40 records committed", () -> committedSum() == 40);
            close();
            start(port);

            assertThat(committedSum()).isEqualTo(40);
            produce(8);
            GroupMember.await("48 records committed", () -> committedSum() == 48);
            assertThat(member.records()).isEqualTo(48);
            assertThat(member.revocations()).isZero();
        }
    }

    @Test
    void consumerGroupsTool_describeResetDelete() throws Exception {
        produce(20);
        try (GroupMember member = join(Map.of("client.id", "till"))) {
            GroupMember.await("20 records committed", () -> committedSum() == 20);
            assertThat(member.records()).isEqualTo(20);
            assertThat(tool("--describe", "--group", GROUP)).contains(GROUP, TOPIC, "till", "/127.0.0.1");
            assertThat(tool("--describe", "--group", GROUP, "--members", "--verbose"))
                    .contains("orders:0,1,2,3", "till");
            assertThat(tool("--describe", "--group", GROUP, "--state")).contains("Stable", "range");
            assertThat(tool("--list", "--state")).contains(GROUP, "Stable");
            assertThat(tool("--delete", "--group", GROUP)).contains("GroupNotEmptyException");
        }
        assertThat(tool("--describe", "--group", GROUP, "--state")).contains("Empty");
        assertThat(tool("--reset-offsets", "--group", GROUP, "--topic", TOPIC, "--to-earliest", "--execute"))
                .contains(GROUP, TOPIC);
        assertThat(committedSum()).isZero();
        assertThat(tool("--delete-offsets", "--group", GROUP, "--topic", TOPIC)).contains("Successful");
        assertThat(committed()).isEmpty();
        assertThat(tool("--delete", "--group", GROUP)).contains("successful");
        assertThat(tool("--list")).doesNotContain(GROUP);
        assertThat(tool("--describe", "--group", GROUP)).contains("Group billing not found");
    }

    /// Runs Kafka's tool as its script would and returns what it prints.
    private String tool(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--bootstrap-server", bootstrap(), "--timeout", "60000"));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        try (PrintStream captured = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            ConsumerGroupCommand.main(all.toArray(String[]::new));
        } finally {
            System.setOut(stdout);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void kcat_inAGroup_readsEverything() throws Exception {
        assumeTrue(Path.of("/usr/bin/kcat").toFile().canExecute(), "kcat is not installed");
        produce(12);
        Process kcat = new ProcessBuilder(
                        "kcat",
                        "-b",
                        bootstrap(),
                        "-G",
                        "old-client",
                        "-X",
                        "auto.offset.reset=earliest",
                        "-c",
                        "12",
                        "-f",
                        "%p:%o\\n",
                        TOPIC)
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(kcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
            String printed = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(printed).contains("0:0", "0:2", "3:0", "3:2");
        } finally {
            kcat.destroy();
        }
    }
}
