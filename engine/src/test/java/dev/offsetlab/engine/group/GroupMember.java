package dev.offsetlab.engine.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A real Kafka consumer that polls on a thread of its own and tells what it was given.
final class GroupMember implements AutoCloseable {
    private static final long PATIENCE_MS = 30_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile Set<TopicPartition> assignment = Set.of();
    private volatile GroupMembershipOperation atEnd = GroupMembershipOperation.DEFAULT;
    private volatile boolean ending;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicInteger revocations = new AtomicInteger();

    private GroupMember(Map<String, Object> config, String topic) {
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Thread.ofPlatform().name("member").start(() -> poll(topic));
    }

    static GroupMember join(String bootstrap, String group, String topic, Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                group,
                "group.protocol",
                "classic",
                "auto.offset.reset",
                "earliest",
                "session.timeout.ms",
                30_000,
                "heartbeat.interval.ms",
                200,
                "auto.commit.interval.ms",
                200,
                "fetch.max.wait.ms",
                100));
        config.putAll(more);
        return new GroupMember(config, topic);
    }

    private void poll(String topic) {
        try {
            consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                    if (!partitions.isEmpty() && !ending) {
                        revocations.incrementAndGet();
                    }
                }

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
            });
            while (!ending) {
                records.addAndGet(consumer.poll(Duration.ofMillis(100)).count());
                assignment = Set.copyOf(consumer.assignment());
            }
        } catch (WakeupException e) {
            assignment = Set.of();
        } finally {
            consumer.close(CloseOptions.groupMembershipOperation(atEnd));
            ended.complete(null);
        }
    }

    Set<TopicPartition> assignment() {
        return assignment;
    }

    int records() {
        return records.get();
    }

    /// How often partitions were taken away from it.
    int revocations() {
        return revocations.get();
    }

    /// Says good-bye.
    void leave() {
        end(GroupMembershipOperation.DEFAULT);
    }

    /// Goes without a word, as a process that was killed.
    void vanish() {
        end(GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    @Override
    public void close() {
        leave();
    }

    private void end(GroupMembershipOperation how) {
        if (!ending) {
            atEnd = how;
            ending = true;
            consumer.wakeup();
        }
        ended.join();
    }

    /// Waits until the members share `partitions` partitions, each read by one, and everybody has some.
    static void awaitShared(int partitions, GroupMember... members) {
        await("partitions=" + partitions + " shared by " + members.length, () -> {
            List<TopicPartition> all = new ArrayList<>();
            for (GroupMember member : members) {
                if (member.assignment.isEmpty()) {
                    return false;
                }
                all.addAll(member.assignment);
            }
            return all.size() == partitions && Set.copyOf(all).size() == partitions;
        });
    }

    static void await(String what, BooleanSupplier condition) {
        long endNs = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new AssertionError("did not happen in " + PATIENCE_MS + " ms: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
