package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.WireClient;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.server.api.WaitingFetch;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /// Far beyond the time limit of a test here: who is answered was woken.
    private static final int FOR_EVER_MS = 600_000;

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
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isGreaterThanOrEqualTo(Duration.ofMillis(299));
    }

    @Test
    void append_wakesAtOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            reader.send(fetch(i, 1, FOR_EVER_MS), VERSION);
            produceOne();
            assertThat(fetchedBytes()).isPositive();
        }
    }

    @Test
    void minBytes_waitsForEnough() throws IOException {
        produceOne();
        reader.send(fetch(0, 1, FOR_EVER_MS), VERSION);
        int oneBatch = fetchedBytes();
        reader.send(fetch(0, 3 * oneBatch, FOR_EVER_MS), VERSION);
        produceOne();
        produceOne();
        assertThat(fetchedBytes()).isEqualTo(3 * oneBatch);
    }

    @Test
    void minBytes_largerThanTheRestOfAClosedSegment_answeredAtOnce() throws IOException {
        produceOne();
        broker.topics().topic("t").orElseThrow().partitions().getFirst().roll();
        produceOne();
        reader.send(fetch(0, 1 << 20, FOR_EVER_MS), VERSION);
        assertThat(fetchedBytes()).isPositive();
    }

    @Test
    void minBytes_largerThanMaxBytes_answeredAtMaxBytes() throws IOException {
        produceOne();
        produceOne();
        reader.send(fetch(0, 1 << 20, FOR_EVER_MS).setMaxBytes(100), VERSION);
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
            if (fetch.answerIfEnough()) {
                parked.remove(fetch);
            }
        }

        boolean holds(int maxWaitMs) {
            return parked.stream().anyMatch(fetch -> fetch.maxWaitMs() == maxWaitMs);
        }

        @Override
        public void appended(PartitionLog log) {
            for (WaitingFetch fetch = parked.poll(); fetch != null; fetch = parked.poll()) {
                fetch.answer();
                fetch.answer();
            }
        }
    }

    @Test
    void parkFetches_changedWhileTheyWait_nobodyIsLost() throws IOException {
        TwoAnswers other = new TwoAnswers();
        reader.send(fetch(0, 1, FOR_EVER_MS), VERSION);
        Awaiting.until("the first one is there", () -> broker.serverCounters().requests() == 1);
        broker.parkFetches(other);
        try (WireClient second = new WireClient(broker.address())) {
            second.send(fetch(0, 1, FOR_EVER_MS + 1), VERSION);
            Awaiting.until("the second one is parked", () -> other.holds(FOR_EVER_MS + 1));
            broker.parkFetches(null);
            produceOne();
            assertThat(fetchedBytes()).isPositive();
            FetchResponseData response = (FetchResponseData) second.receive(ApiKeys.FETCH, VERSION);
            assertThat(response.responses().getFirst().partitions().getFirst().errorCode())
                    .isZero();
        }
        Awaiting.until("nobody is left", other.parked::isEmpty);
    }

    @Test
    void parkFetches_answersTwice_filesAreLetGo() throws IOException {
        TwoAnswers other = new TwoAnswers();
        broker.parkFetches(other);
        reader.send(fetch(0, 1, FOR_EVER_MS), VERSION);
        Awaiting.until("it is parked", () -> other.holds(FOR_EVER_MS));
        produceOne();
        assertThat(fetchedBytes()).isPositive();
        broker.topics().delete("t");
        Awaiting.until("the partition's folder is gone", () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.noneMatch(file -> file.getFileName().toString().startsWith("t-0"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
