package dev.offsetlab.exercises.ex13;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
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

/// Kafka's own consumers on a live broker, whose fetches wait in the exercise's code.
@Timeout(120)
class Ex13ParkingTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
    /// Longer than any test here lasts.
    private static final int LONG_WAIT_MS = 200_000;

    @TempDir
    private Path folder;

    private final Ex13Parking parking = new Ex13Parking();
    private final List<KafkaConsumer<byte[], byte[]>> consumers = new ArrayList<>();
    private Broker broker;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        broker.topics().create(ORDERS.topic(), 1, Map.of());
        broker.parkFetches(parking);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() throws IOException {
        closeConsumers();
        producer.close();
        broker.close();
    }

    private void closeConsumers() {
        consumers.forEach(consumer -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
        consumers.clear();
    }

    private String bootstrap() {
        return "127.0.0.1:" + broker.address().getPort();
    }

    /// Closed at once: by default a consumer waits for the answer to the fetch that is under way.
    private KafkaConsumer<byte[], byte[]> consumer(int maxWaitMs) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap(),
                        "fetch.max.wait.ms",
                        maxWaitMs,
                        "request.timeout.ms",
                        2 * LONG_WAIT_MS),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumers.add(consumer);
        consumer.assign(List.of(ORDERS));
        consumer.seekToBeginning(List.of(ORDERS));
        return consumer;
    }

    private void produce() {
        try {
            producer.send(new ProducerRecord<>(ORDERS.topic(), 0, null, new byte[] {1}))
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(untilNs);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void consumerWaits_appendWakesItLongBeforeItsTime() {
        KafkaConsumer<byte[], byte[]> consumer = consumer(LONG_WAIT_MS);
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Void> append = CompletableFuture.runAsync(() -> {
                await("the fetch is parked", () -> parking.waiting() == 1);
                produce();
            });
            long startNs = System.nanoTime();
            assertThat(consumer.poll(Duration.ofMillis(LONG_WAIT_MS)).count()).isOne();
            assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofMillis(LONG_WAIT_MS / 2));
            append.join();
        }
    }

    @Test
    void nobodyProduces_fetchesAreAnsweredWhenTheirTimeIsOver() {
        KafkaConsumer<byte[], byte[]> consumer = consumer(100);
        await("four fetches came back, with nothing to be had", () -> {
            assertThat(consumer.poll(Duration.ofMillis(50)).count()).isZero();
            return answeredFetches(consumer) >= 4;
        });
    }

    private static double answeredFetches(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("fetch-total"))
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum();
    }

    private void awaitParked(KafkaConsumer<byte[], byte[]> consumer, int count) {
        await(count + " are parked", () -> {
            consumer.poll(Duration.ofMillis(20));
            return parking.waiting() == count;
        });
    }

    @Test
    void consumersGo_nobodyStaysParked() {
        awaitParked(consumer(LONG_WAIT_MS), 1);
        awaitParked(consumer(LONG_WAIT_MS), 2);
        closeConsumers();
        await("nobody is parked", () -> parking.waiting() == 0);
    }

    @Test
    void brokerTakesItsOwnParkingBack_whoWaitsIsWoken() {
        KafkaConsumer<byte[], byte[]> consumer = consumer(LONG_WAIT_MS);
        awaitParked(consumer, 1);
        broker.parkFetches(null);
        produce();
        assertThat(consumer.poll(Duration.ofMillis(LONG_WAIT_MS)).count()).isOne();
        consumer.poll(Duration.ofMillis(100));
        await("nobody is parked", () -> parking.waiting() == 0);
    }
}
