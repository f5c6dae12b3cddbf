package dev.offsetlab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.exercises.ex02.Ex02Part;
import dev.offsetlab.exercises.ex03.Ex03Part;
import dev.offsetlab.exercises.ex04.Ex04Part;
import dev.offsetlab.exercises.ex05.Ex05Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked parts of the log under Kafka's own clients: one after the other, and all together.
@Timeout(180)
class LogPartsServeTest {
    private static final int RECORDS = 2_000;
    private static final List<Object> PARTS = List.of(new Ex02Part(), new Ex03Part(), new Ex04Part(), new Ex05Part());

    @TempDir
    Path folder;

    static Stream<List<Object>> sets() {
        return Stream.concat(PARTS.stream().map(List::of), Stream.of(PARTS));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void brokerOnTheseParts_servesProducerAndConsumer(List<Object> mine) throws Exception {
        LogParts parts = LogParts.ENGINE;
        for (Object part : mine) {
            parts = parts.with(part);
        }
        assertThat(parts).isNotEqualTo(LogParts.ENGINE);
        try (Broker broker = Broker.start(BrokerConfig.local(folder), parts)) {
            Map<String, String> small = Map.of(
                    "internal.segment.bytes", "3000",
                    "index.interval.bytes", "300",
                    "message.timestamp.type", "LogAppendTime");
            PartitionLog log =
                    broker.topics().create("orders", 1, small).partitions().getFirst();
            String bootstrap =
                    broker.address().getHostString() + ":" + broker.address().getPort();
            produce(bootstrap);
            assertThat(log.segmentCount()).isGreaterThan(10);
            assertThat(log.segments())
                    .allSatisfy(segment -> assertThat(segment.sizeBytes()).isLessThanOrEqualTo(3_000));
            consume(bootstrap);
        }
        try (Broker again = Broker.start(BrokerConfig.local(folder))) {
            assertThat(again.topics().partition("orders", 0).orElseThrow().logEndOffset())
                    .isEqualTo(RECORDS);
        }
    }

    private static void produce(String bootstrap) throws Exception {
        Map<String, Object> configs = Map.of("bootstrap.servers", bootstrap, "batch.size", 700, "linger.ms", 5);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configs, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                sent.add(producer.send(new ProducerRecord<>("orders", "key", "order " + i)));
            }
            for (int i = 0; i < RECORDS; i++) {
                assertThat(sent.get(i).get().offset()).isEqualTo(i);
            }
        }
    }

    /// The client checks each batch's CRC. Then it jumps about, so that every lookup leads somewhere else.
    private static void consume(String bootstrap) {
        TopicPartition orders = new TopicPartition("orders", 0);
        Map<String, Object> configs = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "none");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(configs, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(orders));
            consumer.seekToBeginning(List.of(orders));
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (all.size() < RECORDS) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            assertThat(all)
                    .extracting(ConsumerRecord::value)
                    .containsExactlyElementsOf(IntStream.range(0, RECORDS)
                            .mapToObj(i -> "order " + i)
                            .toList());
            assertThat(all).allMatch(record -> record.timestampType() == TimestampType.LOG_APPEND_TIME);
            for (int offset = 1; offset < RECORDS; offset += 97) {
                consumer.seek(orders, offset);
                ConsumerRecord<String, String> first = null;
                while (first == null) {
                    var some = consumer.poll(Duration.ofMillis(100)).iterator();
                    first = some.hasNext() ? some.next() : null;
                }
                assertThat(first.offset()).isEqualTo(offset);
            }
        }
    }
}
