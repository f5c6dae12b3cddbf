package dev.offsetlab.visualizer.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/// Makes the topics of the load and takes records away from them, through Kafka's own admin client.
///
/// Connects for each call: they are rare, and a client that stays costs two threads. One thread owns it.
final class LoadTopics {
    private static final int WITHIN_MS = 10_000;
    private static final short ONE_REPLICA = 1;

    private final String bootstrap;

    LoadTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    @FunctionalInterface
    private interface Call {
        KafkaFuture<?> on(Admin admin);
    }

    /// Does nothing where the topic exists.
    void create(String topic, int partitions, Map<String, String> configs) throws IOException {
        call(
                "create topic " + topic,
                admin -> admin.createTopics(
                                List.of(new NewTopic(topic, Optional.of(partitions), Optional.of(ONE_REPLICA))
                                        .configs(configs)))
                        .all());
    }

    /// Moves the log start offset of the topic's only partition up to `offset`.
    void deleteBefore(String topic, long offset) throws IOException {
        call(
                "delete records of " + topic,
                admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
                        .all());
    }

    private void call(String what, Call call) throws IOException {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "load-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                WITHIN_MS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                WITHIN_MS);
        try (Admin admin = Admin.create(config)) {
            try {
                call.on(admin).get(2L * WITHIN_MS, TimeUnit.MILLISECONDS);
            } finally {
                admin.close(Duration.ZERO);
            }
        } catch (ExecutionException | TimeoutException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IOException("cannot " + what + ": " + Failure.line(failure), failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("cannot " + what + ": interrupted", interrupted);
        }
    }
}
