package dev.offsetlab.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of acknowledged writes: every record whose acknowledgement a producer saw is there
/// afterwards.
@Timeout(60)
class KilledBrokerTest {
    private static final int ACKNOWLEDGED_BEFORE_KILL = 3_000;
    private static final int MOST_IN_FLIGHT = 1_000;

    @TempDir
    Path folder;

    @Test
    void killedWhileProducing_nothingAcknowledgedIsLost() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Process process = BrokerProcess.start(folder);
        try {
            produceUntilKilled(new KafkaClients(BrokerProcess.address(process)), acknowledged, process);
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isNotZero();
        try (Broker again = Broker.start(KafkaClients.promptGroups(folder))) {
            long records = again.topics()
                    .topic("t")
                    .orElseThrow()
                    .partitions()
                    .getFirst()
                    .logEndOffset();
            assertThat(stored(again, Math.toIntExact(records))).containsAll(acknowledged);
        }
    }

    /// Batches are on their way when it dies. No time-out of the producer's has a say in it, however busy the machine
    /// is.
    private static void produceUntilKilled(KafkaClients clients, Set<String> acknowledged, Process process)
            throws InterruptedException {
        KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("linger.ms", 1));
        Semaphore room = new Semaphore(MOST_IN_FLIGHT);
        Future<RecordMetadata> last = null;
        int sent = 0;
        while (process.isAlive()) {
            if (room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                String value = "record-" + sent;
                last = producer.send(
                        new ProducerRecord<>("t", (value + "x".repeat(sent % 900)).getBytes(UTF_8)), (_, failure) -> {
                            room.release();
                            if (failure == null
                                    && acknowledged.add(value)
                                    && acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
                                process.destroyForcibly();
                            }
                        });
                sent++;
            }
        }
        producer.close(Duration.ZERO);
        assertThat(last).isNotNull();
    }

    private static Set<String> stored(Broker broker, int atLeast) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = new KafkaClients(broker.address()).read("after", "t", atLeast);
        Set<String> values = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            values.add(new String(record.value(), UTF_8).replaceAll("x+$", ""));
        }
        return values;
    }
}
