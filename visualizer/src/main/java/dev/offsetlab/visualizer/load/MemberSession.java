package dev.offsetlab.visualizer.load;

import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Kafka's own consumer from joining a group to leaving it, or to dropping dead. Owned by one thread.
///
/// It commits once a second after a poll, and not when it drops dead: then the next owner of its partitions
/// reads again what was not committed, as after any crash.
final class MemberSession implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GOODBYE = Duration.ofSeconds(1);
    private static final long COMMIT_EVERY_NS = 1_000_000_000;

    private final String clientId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private boolean pausing;
    private boolean uncommitted;
    private long committedNs = System.nanoTime();
    private @Nullable String problem;

    MemberSession(MemberClients clients, String group, String topic, String clientId) {
        this.clientId = clientId;
        this.consumer = clients.consumer(group, clientId);
        consumer.subscribe(List.of(topic), new Owner());
    }

    /// Polls once and returns how many records came.
    int step(boolean pause) {
        pausing = pause;
        if (pause) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
        uncommitted |= !records.isEmpty();
        long nowNs = System.nanoTime();
        if (uncommitted && nowNs - committedNs >= COMMIT_EVERY_NS) {
            committedNs = nowNs;
            uncommitted = false;
            consumer.commitAsync(this::committed);
        }
        return records.count();
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        problem = failure == null ? null : "commit: " + Failure.line(failure);
        uncommitted |= failure != null;
    }

    boolean paused() {
        return pausing;
    }

    /// Empty where all is well.
    String problem() {
        return problem == null ? "" : problem;
    }

    /// Of each partition that it owns the offset of the next record.
    List<ReaderPosition> positions() {
        return positions.entrySet().stream()
                .map(at -> new ReaderPosition(
                        clientId, at.getKey().topic(), at.getKey().partition(), at.getValue()))
                .sorted(Comparator.comparingInt(ReaderPosition::partition))
                .toList();
    }

    /// Commits and says goodbye, as far as the broker answers in time.
    void leave() {
        try {
            consumer.commitSync(GOODBYE);
        } catch (KafkaException unanswered) {
            problem = "commit: " + Failure.line(unanswered);
        }
        consumer.close(CloseOptions.timeout(GOODBYE));
    }

    /// Drops dead: connections closed, nothing committed, nobody told.
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO)
                .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }

    /// What is owned changes within [KafkaConsumer#poll].
    private final class Owner implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                positions.put(partition, consumer.position(partition, GOODBYE));
            }
            if (pausing) {
                consumer.pause(partitions);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                consumer.commitSync(GOODBYE);
            } catch (KafkaException unanswered) {
                problem = "commit: " + Failure.line(unanswered);
            }
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(positions::remove);
        }
    }
}
