package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.testing.Awaiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RawReaderTest {
    private static final int BATCH_BYTES = 2 << 10;

    @TempDir
    Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.start(BrokerConfig.local(folder));
        try (TopicFiller filler = TopicFiller.connect(broker.address())) {
            FillResult filled = filler.fill("t", new OrderEvents(200, 3), 1 << 20, BATCH_BYTES, sent -> {});
            assertThat(filled.records()).isEqualTo(end());
            assertThat(filled.bytes()).isEqualTo(log().sizeBytes());
        }
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    @Test
    void survey_smallestLimit_givesOneBatchAFetch() throws IOException {
        FetchPlan plan = FetchPlan.survey(broker.address(), "t", 0, 1, 1 << 16);
        assertThat(plan.totalBytes()).isEqualTo(log().sizeBytes());
        assertThat(plan.steps()).allMatch(step -> step.recordsBytes() <= BATCH_BYTES);
    }

    @ParameterizedTest
    @EnumSource(ReadMode.class)
    void pass_readsThePlanOnce_whateverItDoesWithTheBytes(ReadMode mode) throws Exception {
        FetchPlan plan = FetchPlan.survey(broker.address(), "t", 0, 100_000, 1 << 16);
        try (Readers readers = Readers.open(plan, 3, mode)) {
            for (int i = 0; i < 3; i++) {
                Readers.Totals read = readers.pass(20_000);
                assertThat(read.bytes()).isEqualTo(plan.totalBytes());
                assertThat(read.fetches()).isEqualTo(plan.steps().size());
            }
        }
    }

    @Test
    void run_goesRoundThePlan() throws Exception {
        FetchPlan plan = FetchPlan.survey(broker.address(), "t", 0, 500_000, 1 << 16);
        try (Readers readers = Readers.open(plan, 5, ReadMode.DISCARD);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            long before = broker.serverCounters().requests();
            Future<Readers.Totals> run = thread.submit(() -> readers.run(60_000));
            long several = 5L * plan.steps().size();
            Awaiting.until(
                    "the plan is gone round", () -> broker.serverCounters().requests() - before > several);
            readers.stop();
            assertThat(run.get().fetches()).isGreaterThan(several);
        }
    }

    @Test
    void fetch_answerOfAnotherSize_isAnError() throws IOException {
        FetchPlan plan = FetchPlan.survey(broker.address(), "t", 0, 1, 1 << 16);
        FetchPlan.Step first = plan.steps().getFirst();
        FetchPlan wrong = new FetchPlan(
                plan.address(), "t", 0, 1, List.of(new FetchPlan.Step(first.offset(), first.recordsBytes() + 1)));
        try (Readers readers = Readers.open(wrong, 1, ReadMode.COPY)) {
            assertThatThrownBy(() -> readers.run(1000)).hasMessageContaining("another size than before");
        }
    }

    @Test
    void survey_topicThatIsNotThere_isOneClearLine() {
        assertThatThrownBy(() -> FetchPlan.survey(broker.address(), "none", 0, 1, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UNKNOWN_TOPIC_OR_PARTITION");
    }

    @Test
    void create_topicThatIsThere_isOneClearLine() throws IOException {
        try (TopicFiller filler = TopicFiller.connect(broker.address())) {
            assertThatThrownBy(() -> filler.createTopic("t", Map.of())).hasMessageContaining("TOPIC_ALREADY_EXISTS");
        }
    }

    @Test
    void connect_nobodyThere_isOneClearLine() throws IOException {
        try (Socket holder = new Socket()) { // bound, so that nobody else listens there
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            InetSocketAddress address = (InetSocketAddress) holder.getLocalSocketAddress();
            assertThatThrownBy(() -> TopicFiller.connect(address)).hasMessageContaining("no broker answers at");
        }
    }

    private PartitionLog log() {
        return broker.topics().partition("t", 0).orElseThrow();
    }

    private long end() {
        return log().logEndOffset();
    }
}
