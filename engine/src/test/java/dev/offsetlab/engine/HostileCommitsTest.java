package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.server.WireClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A client that commits for made-up groups, with all the metadata it may, several times what the broker's heap holds.
/// The broker lives, honest groups go on, and new ones wait until there is room.
@Timeout(90)
class HostileCommitsTest {
    private static final String SMALL_HEAP = "64m";
    private static final int PARTITIONS = 100;
    private static final int LARGE_GROUPS = 250;
    private static final int SMALL_GROUPS = 4_000;
    private static final TopicPartition FIRST = new TopicPartition("t", 0);

    @TempDir
    Path folder;

    @Test
    void commitsWithoutEnd_smallHeap_brokerLivesAndHonestGroupsGoOn() throws Exception {
        Process broker = BrokerProcess.start(folder, SMALL_HEAP, List.of());
        try {
            InetSocketAddress address = BrokerProcess.address(broker);
            KafkaClients clients = new KafkaClients(address);
            try (Admin admin = clients.admin();
                    KafkaConsumer<byte[], byte[]> honest = clients.consumer("honest", Map.of())) {
                admin.createTopics(List.of(new NewTopic("t", PARTITIONS, (short) 1)))
                        .all()
                        .get();
                honest.commitSync(at(1));
                int accepted = flood(address);

                assertThat(accepted)
                        .as("commits of %d", LARGE_GROUPS * PARTITIONS)
                        .isBetween(200, 2_000);
                assertThat(broker.isAlive()).isTrue();
                honest.commitSync(at(2), Duration.ofSeconds(30));
                newGroupWaitsForRoom(clients, admin);
            }
        } finally {
            broker.destroyForcibly().waitFor();
        }
        comesBackWithTheSameHeap();
    }

    private void comesBackWithTheSameHeap() throws Exception {
        Process again = BrokerProcess.start(folder, SMALL_HEAP, List.of());
        try (KafkaConsumer<byte[], byte[]> honest =
                new KafkaClients(BrokerProcess.address(again)).consumer("honest", Map.of())) {
            assertThat(honest.committed(Set.of(FIRST))).containsEntry(FIRST, new OffsetAndMetadata(2));
        } finally {
            again.destroyForcibly().waitFor();
        }
    }

    /// Returns how many commits the broker took, of groups of 100 large ones each, and of groups of a small one.
    private static int flood(InetSocketAddress address) throws IOException {
        int accepted = 0;
        try (WireClient hostile = new WireClient(address)) {
            for (int group = 0; group < LARGE_GROUPS; group++) {
                accepted += commit(hostile, "large-" + group, PARTITIONS, "x".repeat(4096));
            }
            for (int group = 0; group < SMALL_GROUPS; group++) {
                accepted += commit(hostile, "small-" + group, 1, "");
            }
        }
        return accepted;
    }

    private static int commit(WireClient hostile, String group, int partitions, String metadata) throws IOException {
        OffsetCommitRequestTopic topic = new OffsetCommitRequestTopic()
                .setName(FIRST.topic())
                .setPartitions(IntStream.range(0, partitions)
                        .mapToObj(index -> new OffsetCommitRequestPartition()
                                .setPartitionIndex(index)
                                .setCommittedOffset(1)
                                .setCommittedMetadata(metadata))
                        .toList());
        OffsetCommitResponseData answer = hostile.ask(
                new OffsetCommitRequestData().setGroupId(group).setTopics(List.of(topic)),
                8,
                OffsetCommitResponseData.class);
        List<Errors> errors = answer.topics().getFirst().partitions().stream()
                .map(partition -> Errors.forCode(partition.errorCode()))
                .toList();
        assertThat(errors).isSubsetOf(Errors.NONE, Errors.COORDINATOR_NOT_AVAILABLE);
        return (int) errors.stream().filter(Errors.NONE::equals).count();
    }

    /// Kafka's consumer asks again for as long as it was told to, and comes in once made-up groups are deleted. No
    /// group that was refused is in the list.
    private static void newGroupWaitsForRoom(KafkaClients clients, Admin admin) throws Exception {
        List<String> groups = new ArrayList<>(admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .toList());
        assertThat(groups).contains("honest").hasSizeBetween(3, 4_000);
        groups.remove("honest");
        try (KafkaConsumer<byte[], byte[]> late = clients.consumer("late", Map.of())) {
            assertThatThrownBy(() -> late.commitSync(at(5), Duration.ofMillis(500)))
                    .isInstanceOf(TimeoutException.class);
            CompletableFuture<Void> deleted = CompletableFuture.runAsync(() -> admin.deleteConsumerGroups(groups)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
            late.commitSync(at(5), Duration.ofSeconds(20));
            deleted.join();
            assertThat(late.committed(Set.of(FIRST))).containsEntry(FIRST, new OffsetAndMetadata(5));
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(FIRST, new OffsetAndMetadata(offset));
    }
}
