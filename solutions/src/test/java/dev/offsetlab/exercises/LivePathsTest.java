package dev.offsetlab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.exercises.ex06.Ex06Path;
import dev.offsetlab.exercises.ex07.Ex07Path;
import dev.offsetlab.exercises.ex08.Ex08Path;
import dev.offsetlab.exercises.ex09.Ex09Path;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The data paths of exercises 6 to 9 in a live broker: Kafka's own consumer gets by each of them what it gets by the
/// engine's, and the broker counts that it was this path that sent it.
@Timeout(180)
class LivePathsTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final int RECORDS = 600;
    private static final int LARGEST_BYTES = 60_000;

    @TempDir
    Path folder;

    private Broker broker;

    @BeforeEach
    void fill() throws Exception {
        broker = Broker.start(BrokerConfig.local(folder));
        broker.topics().create("orders", 1, Map.of("segment.bytes", "4000000"));
        Random random = new Random(6);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < RECORDS; i++) {
                byte[] value = new byte[random.nextInt(LARGEST_BYTES)];
                random.nextBytes(value);
                var _ = producer.send(new ProducerRecord<>("orders", value));
            }
            producer.flush();
        }
    }

    @AfterEach
    void stop() throws Exception {
        Stream.of("ex06", "ex07", "ex08", "ex09").forEach(DataPaths::remove);
        broker.close();
    }

    private String address() {
        return broker.address().getHostString() + ":" + broker.address().getPort();
    }

    @Test
    void consumer_getsTheSameRecordsByEachPath() throws Exception {
        List<String> expected = consumed("sendfile");
        assertThat(expected).hasSize(RECORDS);
        for (DataPathProvider path : List.of(new Ex06Path(), new Ex07Path(), new Ex08Path(), new Ex09Path())) {
            broker.addPath(path);
            assertThat(consumed(path.name())).as(path.name()).isEqualTo(expected);
            PathCounters.Snapshot counts = counts(path.name());
            assertThat(counts.sentBytes()).as(path.name()).isGreaterThan(RECORDS * LARGEST_BYTES / 4L);
            assertThat(counts.systemCalls()).as(path.name()).isPositive();
        }
        assertThat(counts("ex06").userBytes()).isEqualTo(3 * counts("ex06").sentBytes());
        assertThat(counts("ex07").userBytes()).isZero();
    }

    private PathCounters.Snapshot counts(String path) {
        return broker.pathCounters().getOrDefault(path, PathCounters.Snapshot.ZERO);
    }

    /// Small fetches and a small receive buffer: sockets are full again and again.
    private List<String> consumed(String path) throws Exception {
        broker.usePath(path);
        Map<String, Object> configs =
                Map.of("bootstrap.servers", address(), "receive.buffer.bytes", 32_768, "fetch.max.bytes", 3_000_000);
        List<String> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (records.size() < RECORDS) {
                consumer.poll(Duration.ofSeconds(1)).forEach(one -> records.add(text(one)));
            }
        }
        return records;
    }

    private static String text(ConsumerRecord<byte[], byte[]> one) {
        return one.offset() + " " + HexFormat.of().formatHex(one.value());
    }
}
