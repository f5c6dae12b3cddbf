package dev.offsetlab.engine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Kafka's own clients, unmodified, pointed at a broker.
record KafkaClients(InetSocketAddress address) {
    /// Of a broker on a free port, whose groups do not wait three seconds for members that never come.
    static BrokerConfig promptGroups(Path folder) {
        return new BrokerConfig("127.0.0.1", 0, folder, Map.of("group.initial.rebalance.delay.ms", "0"), false);
    }

    private String bootstrap() {
        return address.getHostString() + ":" + address.getPort();
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", bootstrap()));
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    KafkaConsumer<byte[], byte[]> consumer(String group, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(
                Map.of("bootstrap.servers", bootstrap(), "group.id", group, "auto.offset.reset", "earliest"));
        config.putAll(more);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        return admin(Map.of());
    }

    Admin admin(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", bootstrap()));
        config.putAll(more);
        return Admin.create(config);
    }

    /// Reads `count` records of `topic` as a member of `group`, and commits; fewer where they do not come in 40 s.
    List<ConsumerRecord<byte[], byte[]>> read(String group, String topic, int count) {
        return read(group, topic, count, Map.of());
    }

    /// @param more of the consumer's configs
    List<ConsumerRecord<byte[], byte[]>> read(String group, String topic, int count, Map<String, Object> more) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(group, more)) {
            consumer.subscribe(List.of(topic));
            long untilNs = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (records.size() < count && System.nanoTime() - untilNs < 0) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            consumer.commitSync();
        }
        return records;
    }
}
