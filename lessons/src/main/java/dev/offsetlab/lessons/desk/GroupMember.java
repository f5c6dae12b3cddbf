package dev.offsetlab.lessons.desk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One member of a group, reading and committing on a thread of the desk until it is told to leave. That thread
/// alone touches the consumer.
final class GroupMember {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    private static final int COMMIT_EVERY_MS = 500;

    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean leaving;

    private GroupMember() {}

    static GroupMember start(DeskThreads threads, String bootstrap, String group, String topic, String clientId) {
        GroupMember member = new GroupMember();
        var _ = threads.start(new Job(), _ -> {
            try {
                member.attend(bootstrap, group, topic, clientId);
            } finally {
                member.gone.countDown();
            }
            return clientId;
        });
        return member;
    }

    private void attend(String bootstrap, String group, String topic, String clientId) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.CLIENT_ID_CONFIG, clientId,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
            consumer.subscribe(List.of(topic));
            while (!leaving) {
                consumer.poll(POLL);
            }
            consumer.close(CloseOptions.timeout(GOODBYE));
        } catch (KafkaException failure) {
            LOG.warn("member {} of group {} ended: {}", clientId, group, failure.getMessage());
        }
    }

    /// Asks it to commit and leave, and returns at once.
    void leave() {
        leaving = true;
    }

    /// Waits until it has committed and left; a broker that does not answer is waited for as long as it is itself.
    void awaitGone() throws InterruptedException {
        var _ = gone.await(2 * GOODBYE.toSeconds(), TimeUnit.SECONDS);
    }
}
