package dev.offsetlab.lessons.desk;

import static dev.offsetlab.lessons.desk.PathNames.SENDFILE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the desk puts beside the broker: groups, slow readers, small programs, and the desk for a Kafka
/// elsewhere, which here is the same broker by its address.
@Timeout(120)
@Tag("alone")
class DeskBesideTest {
    @TempDir
    static Path folder;

    private static Broker broker;
    private static Desk lab;
    private static long ordersBytes;

    @BeforeAll
    static void start() throws IOException {
        broker = Broker.start(
                new BrokerConfig("127.0.0.1", 0, folder, Map.of("group.initial.rebalance.delay.ms", "0"), false));
        lab = Desk.on(() -> broker);
        ordersBytes = lab.fill("orders", 12).topic().bytes();
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
        broker.close();
    }

    @Test
    void group_membersJoinAndLeave_sharePartitions_andCommitWhatTheyRead() {
        lab.create("clicks", 2);
        for (int i = 0; i < 10; i++) {
            lab.produce("clicks", "a", "b");
            lab.produce("clicks/1", "c");
        }
        try (ConsumerGroup billing = lab.group("billing", "clicks")) {
            assertThat(billing.state().lag()).isEqualTo(30);
            assertThat(billing.add().members()).hasSize(1);
            assertThat(lab.group("billing", "clicks")).isSameAs(billing);
            assertThat(lab.group("audit", "clicks")).isNotSameAs(billing);
            GroupState two = billing.add();
            assertThat(two.state()).isEqualTo("Stable");
            assertThat(two.lines())
                    .extracting(GroupState.Line::member)
                    .doesNotHaveDuplicates()
                    .doesNotContain("");
            assertThat(billing.caughtUp(30).lag()).isZero();
            assertThat(billing.state().committed()).isEqualTo(20);
            GroupState one = billing.remove();
            assertThat(one.members()).containsExactly("billing-1");
            assertThat(one.lines()).extracting(GroupState.Line::member).containsOnly("billing-1");
        }
        try (ConsumerGroup again = lab.group("billing", "clicks")) {
            assertThat(again.state().committed()).isEqualTo(20);
            assertThatThrownBy(again::remove).isInstanceOf(DeskException.class).hasMessageContaining("no member");
        }
    }

    @Test
    void slowReader_takesNothing_andOthersReadOn_thenTakesWhatItIsTold() {
        try (SlowReader slow = lab.slowReader("orders")) {
            SlowReader.State waiting = slow.state();
            assertThat(waiting.takenBytes()).isZero();
            waiting.sendQueueBytes().ifPresent(bytes -> assertThat(bytes).isPositive());
            assertThat(lab.measure("orders", SENDFILE, 2, 0.3).bytes()).isGreaterThan(ordersBytes / 2);
            assertThat(slow.take(3_000_000).takenBytes()).isEqualTo(3_000_000);
        }
    }

    @Test
    void slowReader_closed_isGone() {
        SlowReader slow = lab.slowReader("orders");
        slow.close();
        slow.close();
        assertThat(slow).hasToString("slow reader of orders: gone");
    }

    @Test
    void kafka_byAddress_fillsFetchesAndMeasuresOverTheProtocolAlone() {
        KafkaDesk kafka = lab.kafka("127.0.0.1:" + lab.address().getPort());
        Extent filled = kafka.fill("remote", 3);
        assertThat(filled).isEqualTo(kafka.extent("remote"));
        assertThat(filled.endOffset()).isPositive();
        Fetched remote = kafka.fetch("remote", 5);
        assertThat(remote.batches()).isEqualTo(lab.fetch("remote", 5).batches());
        assertThat(kafka.measure("remote", 0.3).bytes()).isPositive();
        assertThatThrownBy(() -> kafka.fill("remote", 3)).isInstanceOf(DeskException.class);
    }

    @Test
    void transfers_eachProgram_deliversTheTopicWhole() {
        Transfers transfers = lab.transfers();
        Transferred heap = transfers.heap("orders", 8192);
        Transferred direct = transfers.direct("orders", 1 << 20);
        Transferred sendfile = transfers.transferTo("orders");
        Transferred wrapped = transfers.wrapped("orders");
        Transferred full = transfers.full("orders");
        assertThat(new Transferred[] {heap, direct, sendfile, wrapped, full})
                .extracting(Transferred::bytes)
                .containsOnly(ordersBytes);
        assertThat(heap.javaCalls()).isGreaterThanOrEqualTo(2 * ordersBytes / 8192);
        assertThat(direct.javaCalls()).isLessThan(heap.javaCalls());
        assertThat(full.zeroReturns()).isGreaterThanOrEqualTo(3);
        assertThat(sendfile.zeroReturns()).isZero();
        wrapped.kernelWrites().ifPresent(writes -> assertThat(writes).isGreaterThanOrEqualTo(ordersBytes / 8192));
        assertThat(transfers.freshHeap("orders", 8192).allocatedBytes()).isGreaterThan(ordersBytes);
        assertThat(heap.allocatedBytes()).isLessThan(ordersBytes);
    }
}
