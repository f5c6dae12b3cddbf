package dev.offsetlab.visualizer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.workload.BrokerProcess;
import dev.offsetlab.visualizer.child.LabJvm;
import dev.offsetlab.visualizer.feed.BrokerView.State;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.load.FixedPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster seen from outside: our own broker in another process, and no broker at all.
class ClusterSourceTest {
    private static final long LIMIT_NS = Duration.ofSeconds(60).toNanos();
    private static final ClusterLimits QUICK = new ClusterLimits(1_000, 50, 100, 2_000);

    @TempDir
    Path folder;

    @Test
    void sample_topicAndGroup_areSeenAsTheyAre() throws Exception {
        try (BrokerProcess broker = broker(0);
                ClusterSource source = source(broker.address().getPort(), QUICK)) {
            Map<String, Object> at =
                    Map.of("bootstrap.servers", "127.0.0.1:" + broker.address().getPort());
            try (Admin admin = Admin.create(at);
                    var producer = new KafkaProducer<>(at, new ByteArraySerializer(), new ByteArraySerializer())) {
                admin.createTopics(List.of(new NewTopic("payments", 2, (short) 1)))
                        .all()
                        .get();
                for (int i = 0; i < 10; i++) {
                    producer.send(new ProducerRecord<>("payments", i % 2, null, new byte[100]))
                            .get();
                }
            }
            try (var consumer = consumer(broker.address().getPort(), "reader")) {
                consumer.subscribe(List.of("payments"));
                readAll(consumer, 10);
                consumer.commitSync();
                LabSample sample = await(
                        source,
                        seen -> seen.broker().isRunning()
                                && !seen.groups().isEmpty()
                                && seen.groups().getFirst().committed().size() == 2
                                && seen.groups().getFirst().state().equals("Stable"));
                assertThat(sample.engine()).isEmpty();
                assertThat(sample.broker().detail()).isEqualTo("Kafka with 1 broker");
                GroupView group = sample.groups().getFirst();
                assertThat(group.id()).isEqualTo("readers");
                assertThat(group.committed())
                        .containsEntry(new Partition("payments", 0), 5L)
                        .containsEntry(new Partition("payments", 1), 5L);
                assertThat(group.members()).singleElement().satisfies(member -> {
                    assertThat(member.clientId()).isEqualTo("reader");
                    assertThat(member.assignment())
                            .containsExactly(new Partition("payments", 0), new Partition("payments", 1));
                });
            }
            TopicView topic = await(
                            source, seen -> seen.groups().getFirst().members().isEmpty())
                    .topics()
                    .stream()
                    .filter(view -> view.name().equals("payments"))
                    .findFirst()
                    .orElseThrow();
            assertThat(topic.partitions()).hasSize(2).allSatisfy(partition -> {
                assertThat(partition.logEndOffset()).isEqualTo(5);
                assertThat(partition.sizeBytes()).isPositive();
                assertThat(partition.segments()).isEqualTo(-1);
            });
        }
    }

    @Test
    void sample_brokerKilledAndBack_isUnreachableThenRunning() throws Exception {
        int port = FixedPort.free();
        try (BrokerProcess first = broker(port);
                ClusterSource source = source(port, QUICK)) {
            LabSample before = await(source, seen -> seen.broker().isRunning());
            ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
            LabSample silent = await(source, seen -> seen.broker().state() == State.UNREACHABLE);
            assertThat(silent.broker().detail())
                    .contains("Nothing answers at 127.0.0.1:" + port, "Shown is what it said at", "Asking again")
                    .doesNotContain("Exception");
            assertThat(silent.topics()).isEqualTo(before.topics());
            try (BrokerProcess second = broker(port)) {
                assertThat(second.pid()).isNotEqualTo(first.pid());
                LabSample back = await(source, seen -> seen.broker().isRunning());
                assertThat(back.atNs()).isGreaterThan(silent.atNs());
            }
        }
    }

    @Test
    void sample_nothingListens_saysSoAtOnceAndKeepsCalm() throws Exception {
        try (ClusterSource source = source(FixedPort.free(), QUICK)) {
            assertThat(source.sample().broker().state()).isEqualTo(State.STARTING);
            LabSample silent = await(source, seen -> seen.broker().state() == State.UNREACHABLE);
            assertThat(silent.broker().detail())
                    .startsWith("Nothing answers at")
                    .doesNotContain("Shown is");
        }
    }

    @Test
    void sample_hostUnknown_namesTheHost() throws Exception {
        try (ClusterSource source = new ClusterSource(ClusterAddress.parse("no-such-host.invalid:9092"), QUICK)) {
            source.start();
            LabSample silent = await(source, seen -> seen.broker().state() == State.UNREACHABLE);
            assertThat(silent.broker().detail()).contains("no-such-host.invalid", "not known here");
        }
    }

    @Test
    void sample_moreThanThereIsRoomFor_saysWhatIsLeftOut() throws Exception {
        try (BrokerProcess broker = broker(0)) {
            int port = broker.address().getPort();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port))) {
                List<NewTopic> topics = IntStream.range(0, 6)
                        .mapToObj(i -> new NewTopic("t" + i, 2, (short) 1))
                        .toList();
                admin.createTopics(topics).all().get();
            }
            try (ClusterSource source = source(port, new ClusterLimits(5, 1, 100, 2_000))) {
                LabSample sample = await(source, seen -> seen.broker().isRunning());
                assertThat(sample.topics()).extracting(TopicView::name).containsExactly("t0", "t1", "t2");
                assertThat(sample.broker().detail()).contains("3 of 6 topics");
            }
        }
    }

    private BrokerProcess broker(int port) throws IOException {
        return BrokerProcess.start(
                LabJvm.broker(List.of(
                        "--samples",
                        "--port",
                        "" + port,
                        "--data",
                        folder.resolve("data").toString())),
                folder.resolve("broker.log"));
    }

    private static ClusterSource source(int port, ClusterLimits limits) {
        ClusterSource source = new ClusterSource(ClusterAddress.parse("127.0.0.1:" + port), limits);
        source.start();
        return source;
    }

    private static KafkaConsumer<byte[], byte[]> consumer(int port, String clientId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "group.id",
                "readers",
                "client.id",
                clientId,
                "auto.offset.reset",
                "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static void readAll(KafkaConsumer<byte[], byte[]> consumer, int records) {
        long limit = System.nanoTime() + LIMIT_NS;
        int read = 0;
        while (read < records) {
            read += consumer.poll(Duration.ofMillis(100)).count();
            assertThat(System.nanoTime()).as("read %d", read).isLessThan(limit);
        }
    }

    private static LabSample await(ClusterSource source, Predicate<LabSample> wanted) {
        return Awaiting.awaitSuch("the sample", source::sample, wanted);
    }
}
