package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.RecordSource.SourceRecord;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Sends payments at a steady rate with Kafka's own producer, which exists while the rate is above zero.
///
/// Fifty times a second the thread sends what is due. Where the broker was away, what was missed is not made up for.
final class SteadyProducer implements AutoCloseable {
    private static final int MOST_PER_SECOND = 200_000;
    private static final int LARGEST_RECORD_BYTES = 500_000;
    private static final long TICK_MS = 20;
    private static final long IDLE_MS = 60_000;
    private static final double MOST_CREDIT_SECONDS = 0.2;
    private static final Duration CLOSE_WITHIN = Duration.ofMillis(500);
    private static final long SEED = 7;

    private final String bootstrap;
    private final Bell bell = new Bell();
    private final LongAdder produced = new LongAdder();
    private final Thread thread;
    private volatile Rate rate = new Rate(0, 1);
    private volatile boolean closed;
    private volatile String problem = "";

    private record Rate(int recordsPerSecond, int recordBytes) {}

    SteadyProducer(String bootstrap) {
        this.bootstrap = bootstrap;
        this.thread = Thread.ofPlatform().daemon().name("load-producer").start(this::run);
    }

    void use(int recordsPerSecond, int recordBytes) {
        rate = new Rate(
                Math.clamp(recordsPerSecond, 0, MOST_PER_SECOND), Math.clamp(recordBytes, 1, LARGEST_RECORD_BYTES));
        bell.ring();
    }

    /// Those that the broker acknowledged.
    long producedRecords() {
        return produced.sum();
    }

    /// Empty where all is well.
    String problem() {
        return problem;
    }

    private void run() {
        while (!closed) {
            Rate now = rate;
            if (now.recordsPerSecond() == 0) {
                problem = "";
                bell.rest(IDLE_MS, () -> closed || rate.recordsPerSecond() > 0);
            } else {
                produceAt(now.recordBytes());
            }
        }
    }

    /// Until the rate is zero or records shall have another size.
    private void produceAt(int recordBytes) {
        OrderEvents events = new OrderEvents(recordBytes, SEED);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(config())) {
            long lastNs = System.nanoTime();
            double credit = 0;
            for (Rate now = rate; sends(now, recordBytes); now = rate) {
                long nowNs = System.nanoTime();
                credit += (nowNs - lastNs) / 1e9 * now.recordsPerSecond();
                credit = Math.min(credit, 1 + now.recordsPerSecond() * MOST_CREDIT_SECONDS);
                lastNs = nowNs;
                for (; credit >= 1 && sends(rate, recordBytes); credit--) {
                    SourceRecord next = events.next();
                    var _ = producer.send(
                            new ProducerRecord<>(LiveLoad.TOPIC, next.key(), next.value()), this::answered);
                }
                bell.rest(TICK_MS, () -> !sends(rate, recordBytes));
            }
            producer.close(CLOSE_WITHIN);
        } catch (RuntimeException failure) {
            problem = "producer: " + Failure.line(failure);
            bell.rest(1_000, () -> closed);
        }
    }

    private boolean sends(Rate now, int recordBytes) {
        return !closed && now.recordsPerSecond() > 0 && now.recordBytes() == recordBytes;
    }

    private void answered(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            produced.increment();
            problem = "";
        } else {
            problem = "producer: " + Failure.line(failure);
        }
    }

    private Map<String, Object> config() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.CLIENT_ID_CONFIG,
                LiveLoad.TOPIC + "-producer",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L << 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                1_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000);
    }

    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            thread.join(2 * CLOSE_WITHIN.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
