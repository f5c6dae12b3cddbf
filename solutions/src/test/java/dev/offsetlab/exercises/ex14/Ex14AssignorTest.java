package dev.offsetlab.exercises.ex14;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Kafka's own consumers on a live broker, dividing partitions by the exercise's code.
@Timeout(150)
class Ex14AssignorTest {
    private static final String TOPIC = "orders";
    private static final int PARTITIONS = 7;

    @TempDir
    private Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> soon =
                Map.of("group.initial.rebalance.delay.ms", "0", "group.min.session.timeout.ms", "500");
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder, soon, false));
        broker.topics().create(TOPIC, PARTITIONS, Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    /// A consumer that remembers what was ever taken from it. Polled by the test's thread.
    private final class Member implements ConsumerRebalanceListener, AutoCloseable {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final Set<TopicPartition> revoked = new HashSet<>();

        Member(String strategy) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            "127.0.0.1:" + broker.address().getPort(),
                            "group.id",
                            "billing",
                            "partition.assignment.strategy",
                            List.of(Ex14Assignor.class),
                            Ex14Assignor.STRATEGY,
                            strategy,
                            "heartbeat.interval.ms",
                            100),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            consumer.subscribe(List.of(TOPIC), this);
        }

        Set<TopicPartition> share() {
            return consumer.assignment();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            revoked.addAll(partitions);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // looked at through share()
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private static void awaitShared(Member... members) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<Integer> sizes;
        do {
            sizes = new ArrayList<>();
            Set<TopicPartition> all = new HashSet<>();
            for (Member member : members) {
                member.consumer.poll(Duration.ofMillis(20));
                sizes.add(member.share().size());
                all.addAll(member.share());
            }
            if (all.size() == PARTITIONS
                    && sizes.stream().mapToInt(Integer::intValue).sum() == PARTITIONS
                    && sizes.stream()
                            .allMatch(size ->
                                    size == PARTITIONS / members.length || size == PARTITIONS / members.length + 1)) {
                return;
            }
        } while (System.nanoTime() - untilNs < 0);
        throw new AssertionError("not shared evenly: " + sizes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"range", "round-robin", "sticky"})
    void realConsumers_joinAndLeave_partitionsAreShared(String strategy) {
        try (Member one = new Member(strategy)) {
            awaitShared(one);
            try (Member two = new Member(strategy);
                    Member three = new Member(strategy)) {
                awaitShared(one, two, three);
            }
            awaitShared(one);
        }
    }

    @Test
    void sticky_thirdJoins_whoStaysKeepsItsShare() {
        try (Member one = new Member("sticky");
                Member two = new Member("sticky")) {
            awaitShared(one, two);
            Set<TopicPartition> ones = Set.copyOf(one.share());
            Set<TopicPartition> twos = Set.copyOf(two.share());
            one.revoked.clear();
            two.revoked.clear();
            try (Member three = new Member("sticky")) {
                awaitShared(one, two, three);
                assertThat(ones).containsAll(one.share());
                assertThat(twos).containsAll(two.share());
                assertThat(one.revoked.size() + two.revoked.size())
                        .as("of 7 partitions, two go to the third member")
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void configure_unknownStrategy_saysWhichThereAre() {
        assertThatThrownBy(() -> new Member("random").close())
                .isInstanceOf(KafkaException.class)
                .rootCause()
                .hasMessageContaining("use range, round-robin or sticky");
    }
}
