package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kafka's own producer, consumer and admin client, unmodified.
@Timeout(60)
class BrokerClientsTest {
    @TempDir
    Path folder;

    private Broker broker;
    private KafkaClients clients;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> configs = Map.of("group.initial.rebalance.delay.ms", "0", "num.partitions", "3");
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, configs, false));
        clients = new KafkaClients(broker.address());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int i, int valueBytes) {
        byte[] value = new byte[valueBytes];
        new Random(i).nextBytes(value);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, ("key-" + i).getBytes(UTF_8), value);
        record.headers().add("number", String.valueOf(i).getBytes(UTF_8));
        return record;
    }

    private static void sendAll(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records)
            throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        for (Future<RecordMetadata> one : sent) {
            assertThat(one.get().offset()).isNotNegative();
        }
    }

    private static Map<String, byte[]> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, byte[]> byKey = new HashMap<>();
        records.forEach(record -> byKey.put(new String(record.key(), UTF_8), record.value()));
        return byKey;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void producedWithCodec_consumedWithGroup(String codec) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            records.add(record("codec-" + codec, i, i % 7 * 50));
        }
        try (var producer = clients.producer(Map.of("compression.type", codec, "linger.ms", 5))) {
            sendAll(producer, records);
        }
        List<ConsumerRecord<byte[], byte[]>> read = clients.read("g-" + codec, "codec-" + codec, records.size());
        assertThat(read).hasSize(records.size());
        assertThat(read.stream().map(ConsumerRecord::partition)).contains(0, 1, 2);
        Map<String, byte[]> byKey = byKey(read);
        for (ProducerRecord<byte[], byte[]> record : records) {
            assertThat(byKey.get(new String(record.key(), UTF_8))).isEqualTo(record.value());
        }
        assertThat(new String(read.getFirst().headers().lastHeader("number").value(), UTF_8))
                .isEqualTo(new String(read.getFirst().key(), UTF_8).substring("key-".length()));
    }

    @Test
    void largeAndSmallRecords_mixed_allComeBack() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(record("large", i, i % 3 == 0 ? 900_000 : 10));
        }
        try (var producer = clients.producer(Map.of())) {
            sendAll(producer, records);
        }
        Map<String, byte[]> read = byKey(clients.read("g-large", "large", records.size()));
        for (ProducerRecord<byte[], byte[]> record : records) {
            assertThat(read.get(new String(record.key(), UTF_8))).isEqualTo(record.value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "all"})
    void acks_ofEachKind(String acks) throws Exception {
        Map<String, Object> config = Map.of("acks", acks, "enable.idempotence", acks.equals("all"));
        try (var producer = clients.producer(config)) {
            for (int i = 0; i < 50; i++) {
                producer.send(record("acks-" + acks, i, 10)).get();
            }
        }
        assertThat(clients.read("g-acks-" + acks, "acks-" + acks, 50)).hasSize(50);
    }

    @Test
    void recordOverTheTopicsLimit_refusedWithKafkasError() throws Exception {
        broker.topics().create("strict", 1, Map.of("max.message.bytes", "1000"));
        try (var producer = clients.producer(Map.of())) {
            assertThatThrownBy(() -> producer.send(record("strict", 1, 5000)).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
            assertThat(producer.send(record("strict", 2, 100)).get().offset()).isZero();
        }
    }

    @Test
    void transactions_refusedInWords() {
        try (var producer = clients.producer(Map.of("transactional.id", "t", "max.block.ms", 3000))) {
            assertThatThrownBy(producer::initTransactions).isInstanceOf(KafkaException.class);
        }
    }

    @Test
    void group_goesOnWhereItCommitted_alsoAfterARestart() throws Exception {
        try (var producer = clients.producer(Map.of())) {
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                records.add(record("restart", i, 100));
            }
            sendAll(producer, records);
            assertThat(clients.read("g-restart", "restart", 100)).hasSize(100);
            producer.send(record("restart", 100, 100)).get();
        }
        broker.close();
        start();
        List<ConsumerRecord<byte[], byte[]>> rest = clients.read("g-restart", "restart", 1);
        assertThat(byKey(rest)).containsOnlyKeys("key-100");
        assertThat(clients.read("g-anew", "restart", 101)).hasSize(101);
    }

    @Test
    void twoConsumersOfAGroup_shareThePartitions() throws Exception {
        broker.topics().create("shared", 4, Map.of());
        try (KafkaConsumer<byte[], byte[]> one = clients.consumer("pair", Map.of());
                KafkaConsumer<byte[], byte[]> two = clients.consumer("pair", Map.of())) {
            one.subscribe(List.of("shared"));
            two.subscribe(List.of("shared"));
            long untilNs = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (System.nanoTime() - untilNs < 0
                    && (one.assignment().size() != 2 || two.assignment().size() != 2)) {
                assertThat(one.poll(Duration.ofMillis(50)).count()).isZero();
                assertThat(two.poll(Duration.ofMillis(50)).count()).isZero();
            }
            assertThat(one.assignment()).hasSize(2).doesNotContainAnyElementsOf(two.assignment());
        }
    }

    @Test
    void admin_createsDescribesAndDeletesTopics() throws Exception {
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic("made", 3, (short) 1).configs(Map.of("retention.ms", "5000"))))
                    .all()
                    .get();
            assertThat(admin.listTopics().names().get()).contains("made");
            assertThat(admin.describeTopics(Set.of("made"))
                            .allTopicNames()
                            .get()
                            .values())
                    .allMatch(made -> made.partitions().size() == 3);
            var latest = admin.listOffsets(Map.of(new TopicPartition("made", 0), OffsetSpec.latest()));
            assertThat(latest.all().get().values()).allMatch(found -> found.offset() == 0);
            admin.deleteTopics(List.of("made")).all().get();
            assertThat(admin.listTopics().names().get()).doesNotContain("made");
        }
    }

    @Test
    void admin_listOffsets_byTimestampAndByName() throws Exception {
        broker.topics().create("times", 1, Map.of());
        try (var producer = clients.producer(Map.of());
                Admin admin = clients.admin()) {
            for (int i = 0; i < 10; i++) {
                long timestampMs = 1_700_000_000_000L + i * 1000L;
                producer.send(new ProducerRecord<>("times", 0, timestampMs, null, new byte[] {(byte) i}))
                        .get();
            }
            TopicPartition partition = new TopicPartition("times", 0);
            assertThat(offset(admin, partition, OffsetSpec.earliest())).isZero();
            assertThat(offset(admin, partition, OffsetSpec.latest())).isEqualTo(10);
            assertThat(offset(admin, partition, OffsetSpec.maxTimestamp())).isEqualTo(9);
            assertThat(offset(admin, partition, OffsetSpec.forTimestamp(1_700_000_004_500L)))
                    .isEqualTo(5);
            assertThat(offset(admin, partition, OffsetSpec.earliestLocal())).isZero();
            assertThat(offset(admin, partition, OffsetSpec.latestTiered())).isEqualTo(-1);
        }
    }

    @Test
    void topicDeletedAndMadeAnew_groupStartsAtTheBeginning() throws Exception {
        try (var producer = clients.producer(Map.of())) {
            sendAll(producer, List.of(record("anew", 1, 10), record("anew", 2, 10)));
        }
        assertThat(clients.read("g-anew-topic", "anew", 2)).hasSize(2);
        broker.topics().delete("anew");
        try (var producer = clients.producer(Map.of())) {
            sendAll(producer, List.of(record("anew", 3, 10)));
        }
        assertThat(byKey(clients.read("g-anew-topic", "anew", 1))).containsOnlyKeys("key-3");
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec spec) throws Exception {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
