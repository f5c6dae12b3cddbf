package dev.offsetlab.visualizer.load;

import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes the consumers of the lab's group: Kafka's own, one for each member.
///
/// @param bootstrap `host:port` of the broker
/// @param assignor  what divides the partitions among them, a student's class; Kafka's default where empty
public record MemberClients(String bootstrap, Optional<Class<? extends ConsumerPartitionAssignor>> assignor) {
    KafkaConsumer<byte[], byte[]> consumer(String group, String clientId) {
        Map<String, Object> config = new HashMap<>(Map.ofEntries(
                Map.entry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LiveLoad.MOST_PER_POLL),
                Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, LiveLoad.SESSION_MS),
                Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, LiveLoad.SESSION_MS / 4),
                Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000)));
        return assignor.map(type -> knowing(type, config)).orElseGet(() -> new KafkaConsumer<>(config));
    }

    /// Kafka looks for a class by its name, in the class loader of the thread that makes the consumer.
    private static KafkaConsumer<byte[], byte[]> knowing(
            Class<? extends ConsumerPartitionAssignor> type, Map<String, Object> config) {
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, type.getName());
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(type.getClassLoader());
        try {
            return new KafkaConsumer<>(config);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }
}
