package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.server.api.WaitingFetch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@Tag("alone")
class LongPollTest {
    private static final short VERSION = 12;

    @TempDir
    Path folder;

    private Broker broker;
    private VersionRequests requests;
    private WireClient reader;
    private WireClient writer;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        requests = new VersionRequests(
                "t", broker.topics().create("t", 1, Map.of()).id());
        reader = new WireClient(broker.address());
        writer = new WireClient(broker.address());
    }

    @AfterEach
    void stop() throws IOException {
        reader.close();
        writer.close();
        broker.close();
    }

    private static FetchRequestData fetch(long offset, int minBytes, int maxWaitMs) {
        return new FetchRequestData()
                .setMaxBytes(1 << 20)
                .setMinBytes(minBytes)
                .setMaxWaitMs(maxWaitMs)
                .setTopics(List.of(new FetchTopic()
                        .setTopic("t")
                        .setPartitions(List.of(new FetchPartition()
                                .setPartition(0)
                                .setFetchOffset(offset)
                                .setPartitionMaxBytes(1 << 20)))));
    }

    private void produceOne() throws IOException {
        writer.ask(requests.request(ApiKeys.PRODUCE, 9), 9, ProduceResponseData.class);
    }

    private int fetchedBytes() throws IOException {
        FetchResponseData response = (FetchResponseData) reader.receive(ApiKeys.FETCH, VERSION);
        var partition = response.responses().getFirst().partitions().getFirst();
        assertThat(partition.errorCode()).isZero();
        return partition.records().sizeInBytes();
    }

    @Test
    void nothingThere_answeredEmptyAtMaxWait() throws IOException {
        long startNs = System.nanoTime();
        reader.send(fetch(0, 1, 300), VERSION);
        assertThat(fetchedBytes()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - startNs))
                .isBetween(Duration.ofMillis(299), Duration.ofSeconds(3));
    }

    @Test
    void append_wakesAtOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            reader.send(fetch(i, 1, 20_000), VERSION);
            long startNs = System.nanoTime();
            produceOne();
            assertThat(fetchedBytes()).isPositive();
            assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void minBytes_waitsForEnough() throws IOException {
        produceOne();
        reader.send(fetch(0, 1, 20_000), VERSION);
        int oneBatch = fetchedBytes();
        reader.send(fetch(0, 3 * oneBatch, 20_000), VERSION);
        produceOne();
        produceOne();
        assertThat(fetchedBytes()).isEqualTo(3 * oneBatch);
    }

    @Test
    void minBytes_largerThanTheRestOfAClosedSegment_answeredAtOnce() throws IOException {
        produceOne();
        broker.topics().topic("t").orElseThrow().partitions().getFirst().roll();
        produceOne();
        long startNs = System.nanoTime();
        reader.send(fetch(0, 1 << 20, 20_000), VERSION);
        assertThat(fetchedBytes()).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void minBytes_largerThanMaxBytes_answeredAtMaxBytes() throws IOException {
        produceOne();
        produceOne();
        reader.send(fetch(0, 1 << 20, 20_000).setMaxBytes(100), VERSION);
        assertThat(fetchedBytes()).isEqualTo(100);
    }

    @Test
    void topicDeletedMeanwhile_toldAtTheEnd() throws IOException {
        reader.send(fetch(0, 1, 500), VERSION);
        broker.topics().delete("t");
        FetchResponseData response = (FetchResponseData) reader.receive(ApiKeys.FETCH, VERSION);
        assertThat(response.responses().getFirst().partitions().getFirst().errorCode())
                .isIn((short) 0, (short) 3);
    }

    /// Answers twice, as a bad implementation might.
    private static final class TwoAnswers implements FetchParking {
        private final Queue<WaitingFetch> parked = new ConcurrentLinkedQueue<>();

        @Override
        public void park(WaitingFetch fetch) {
            parked.add(fetch);
        }

        @Override
        public void appended(PartitionLog log) {
            for (WaitingFetch fetch = parked.poll(); fetch != null; fetch = parked.poll()) {
                fetch.answer();
                fetch.answer();
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(untilNs);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void parkFetches_changedWhileTheyWait_nobodyIsLost() throws IOException {
        TwoAnswers other = new TwoAnswers();
        reader.send(fetch(0, 1, 20_000), VERSION);
        broker.parkFetches(other);
        try (WireClient second = new WireClient(broker.address())) {
            second.send(fetch(0, 1, 20_000), VERSION);
            await("the second one is parked", () -> other.parked.size() > 0);
            broker.parkFetches(null);
            produceOne();
            assertThat(fetchedBytes()).isPositive();
            FetchResponseData response = (FetchResponseData) second.receive(ApiKeys.FETCH, VERSION);
            assertThat(response.responses().getFirst().partitions().getFirst().errorCode())
                    .isZero();
        }
        assertThat(other.parked).isEmpty();
    }

    @Test
    void parkFetches_answersTwice_filesAreLetGo() throws IOException {
        TwoAnswers other = new TwoAnswers();
        broker.parkFetches(other);
        reader.send(fetch(0, 1, 20_000), VERSION);
        await("it is parked", () -> other.parked.size() > 0);
        produceOne();
        assertThat(fetchedBytes()).isPositive();
        broker.topics().delete("t");
        await("the partition's folder is gone", () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.noneMatch(file -> file.getFileName().toString().startsWith("t-0"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
