package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final PartitionId ORDERS = new PartitionId("orders", 0);
    private static final long DAY_MS = 86_400_000L;

    private final GroupBench bench = new GroupBench();

    @Test
    void commit_simpleConsumer_makesAnEmptyGroup() {
        assertThat(bench.commit("", -1, "orders", 42)).isEqualTo(Errors.NONE);

        assertThat(bench.coordinator.committed(GROUP).get(ORDERS)).isEqualTo(bench.offset(42));
        assertThat(bench.state()).isEqualTo(GroupState.EMPTY);
        assertThat(bench.group().protocolType()).isNull();
    }

    @Test
    void commit_simpleConsumerIntoLivingGroup_unknownMember() {
        bench.stableWithOne();

        assertThat(bench.commit("", -1, "orders", 42)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void commit_memberOfUnknownGroup_illegalGeneration() {
        assertThat(bench.commit("somebody", 3, "orders", 42)).isEqualTo(Errors.ILLEGAL_GENERATION);
    }

    @Test
    void commit_member_checkedByIdAndGeneration() {
        String id = bench.stableWithOne();

        assertThat(bench.commit(id, 1, "orders", 42)).isEqualTo(Errors.NONE);
        assertThat(bench.commit(id, 0, "orders", 43)).isEqualTo(Errors.ILLEGAL_GENERATION);
        assertThat(bench.commit("stranger", 1, "orders", 43)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
        assertThat(committed()).isEqualTo(42);
    }

    @Test
    void commit_duringRebalance_asKafkaDoes() {
        String id = bench.stableWithOne();
        GroupBench.Joining two = bench.joinNew();
        assertThat(bench.commit(id, 1, "orders", 42)).as("preparing").isEqualTo(Errors.NONE);

        bench.join(id);
        assertThat(bench.state()).isEqualTo(GroupState.COMPLETING_REBALANCE);

        assertThat(bench.commit(id, 2, "orders", 43)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
        assertThat(two.reply().get().generationId()).isEqualTo(2);
    }

    @Test
    void commit_keepsTheSessionAlive() {
        String id = bench.stableWithOne();
        for (int i = 0; i < 5; i++) {
            bench.time.advance(GroupBench.SESSION_MS - 1);
            assertThat(bench.commit(id, 1, "orders", i)).isEqualTo(Errors.NONE);
        }
    }

    @Test
    void commit_longMetadata_onlyThatPartitionIsRefused() {
        PartitionId other = new PartitionId("orders", 1);
        CommittedOffset large = new CommittedOffset(1, -1, "x".repeat(4097), 0, OptionalLong.empty());

        Map<PartitionId, Errors> answers = bench.coordinator.commit(
                new CommitCall(GROUP, "", null, -1, Map.of(ORDERS, large, other, bench.offset(7))));

        assertThat(answers)
                .containsEntry(ORDERS, Errors.OFFSET_METADATA_TOO_LARGE)
                .containsEntry(other, Errors.NONE);
        assertThat(bench.coordinator.committed(GROUP)).containsOnlyKeys(other);
    }

    @Test
    void commit_notWritten_isNotSeen() {
        bench.commit("", -1, "orders", 41);
        bench.journal.broken = true;

        assertThat(bench.commit("", -1, "orders", 42)).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(committed()).isEqualTo(41);
    }

    @Test
    void restart_offsetsMembersAndGenerationComeBack() {
        List<String> members = bench.stableWithTwo();
        bench.commit(members.getFirst(), 2, "orders", 42);

        bench.restart();

        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
        assertThat(bench.group().leaderId()).isEqualTo(members.getFirst());
        assertThat(committed()).isEqualTo(42);
        assertThat(bench.heartbeat(members.getLast(), 2)).isEqualTo(Errors.NONE);
        assertThat(bench.sync(members.getLast(), 2, Map.of()).get().assignment())
                .isEqualTo(GroupBench.bytes("right"));
        assertThat(bench.commit(members.getLast(), 2, "orders", 43)).isEqualTo(Errors.NONE);
    }

    @Test
    void restart_memberThatDoesNotComeBack_isGoneAfterItsSession() {
        List<String> members = bench.stableWithTwo();
        bench.restart();
        bench.time.advance(GroupBench.SESSION_MS - 1);
        bench.heartbeat(members.getFirst(), 2);

        bench.time.advance(1);

        assertThat(bench.heartbeat(members.getFirst(), 2)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
        assertThat(bench.join(members.getFirst()).get().members()).hasSize(1);
    }

    @Test
    void restart_inTheMiddleOfARebalance_theGenerationBeforeComesBack() {
        String id = bench.stableWithOne();
        assertThat(bench.join(id).get().generationId()).isEqualTo(2);

        bench.restart();

        assertThat(bench.sync(id, 2, Map.of()).get().errorCode()).isEqualTo(Errors.ILLEGAL_GENERATION.code());
        assertThat(bench.join(id).get().generationId()).isEqualTo(2);
    }

    @Test
    void delete_nonEmptyUnknownAndEmpty() {
        String id = bench.stableWithOne();
        bench.commit(id, 1, "orders", 42);
        assertThat(bench.coordinator.delete(GROUP)).isEqualTo(Errors.NON_EMPTY_GROUP);
        assertThat(bench.coordinator.delete("other")).isEqualTo(Errors.GROUP_ID_NOT_FOUND);
        bench.leave(id, null);

        assertThat(bench.coordinator.delete(GROUP)).isEqualTo(Errors.NONE);

        assertThat(bench.coordinator.snapshot()).isEmpty();
        assertThat(bench.journal.replay()).isEmpty();
        bench.restart();
        assertThat(bench.coordinator.committed(GROUP)).isEmpty();
    }

    @Test
    void delete_notWritten_groupStays() {
        bench.commit("", -1, "orders", 42);
        bench.journal.broken = true;

        assertThat(bench.coordinator.delete(GROUP)).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(committed()).isEqualTo(42);
    }

    @Test
    void deleteCommits_subscribedTopic_isKept() {
        String id = subscribe("orders");
        bench.commit(id, 1, "orders", 42);
        bench.commit(id, 1, "old", 1);
        PartitionId old = new PartitionId("old", 0);
        assertThat(bench.coordinator.mayDeleteCommits(GROUP)).isEqualTo(Errors.NONE);

        assertThat(bench.coordinator.deleteCommits(GROUP, List.of(ORDERS, old)))
                .containsEntry(ORDERS, Errors.GROUP_SUBSCRIBED_TO_TOPIC)
                .containsEntry(old, Errors.NONE);
        assertThat(bench.coordinator.committed(GROUP)).containsOnlyKeys(ORDERS);
    }

    @Test
    void mayDeleteCommits_unknownGroupOrOtherProtocol_refused() {
        assertThat(bench.coordinator.mayDeleteCommits("other")).isEqualTo(Errors.GROUP_ID_NOT_FOUND);
        assertThat(bench.coordinator.mayDeleteCommits("")).isEqualTo(Errors.INVALID_GROUP_ID);
        bench.send(GroupBench.joinRequest("").setProtocolType("connect"), 3);
        assertThat(bench.coordinator.mayDeleteCommits(GROUP)).isEqualTo(Errors.NON_EMPTY_GROUP);
    }

    @Test
    void topicDeleted_itsCommitsGo() {
        bench.commit("", -1, "orders", 42);
        bench.commit("", -1, "bills", 7);

        bench.coordinator.topicDeleted("orders");

        assertThat(bench.coordinator.committed(GROUP)).containsOnlyKeys(new PartitionId("bills", 0));
        bench.restart();
        assertThat(bench.coordinator.committed(GROUP)).containsOnlyKeys(new PartitionId("bills", 0));
    }

    @Test
    void expire_simpleGroup_goesSevenDaysAfterItsCommit() {
        bench.commit("", -1, "orders", 42);
        bench.time.advance(7 * DAY_MS - 1);
        bench.coordinator.expire();
        assertThat(committed()).isEqualTo(42);

        bench.time.advance(1);
        bench.coordinator.expire();

        assertThat(bench.coordinator.snapshot()).isEmpty();
        assertThat(bench.journal.replay()).isEmpty();
    }

    @Test
    void expire_emptyGroup_countsFromTheLastMember() {
        String id = bench.stableWithOne();
        bench.commit(id, 1, "orders", 42);
        for (int i = 0; i < 8; i++) {
            beat(id, DAY_MS);
        }
        bench.coordinator.expire();
        assertThat(committed()).isEqualTo(42);
        bench.leave(id, null);
        bench.time.advance(7 * DAY_MS - 1);
        bench.coordinator.expire();
        assertThat(committed()).isEqualTo(42);

        bench.time.advance(1);
        bench.coordinator.expire();

        assertThat(bench.coordinator.snapshot()).isEmpty();
    }

    @Test
    void expire_stableConsumers_onlyTopicsNobodyReads() {
        String id = subscribe("orders");
        bench.commit(id, 1, "orders", 42);
        bench.commit(id, 1, "old", 1);
        beat(id, 8 * DAY_MS);

        bench.coordinator.expire();

        assertThat(bench.coordinator.committed(GROUP)).containsOnlyKeys(ORDERS);
    }

    @Test
    void expire_commitWithItsOwnTime_goesByThat() {
        CommittedOffset brief =
                new CommittedOffset(1, -1, "", bench.time.millis(), OptionalLong.of(bench.time.millis() + DAY_MS));
        bench.coordinator.commit(new CommitCall(GROUP, "", null, -1, Map.of(ORDERS, brief)));
        bench.restart();
        assertThat(bench.coordinator.committed(GROUP).get(ORDERS)).isEqualTo(brief);
        bench.time.advance(DAY_MS);

        bench.coordinator.expire();

        assertThat(bench.coordinator.snapshot()).isEmpty();
    }

    private void beat(String id, long ms) {
        for (long passed = 0; passed < ms; passed += GroupBench.SESSION_MS - 1) {
            bench.time.advance(GroupBench.SESSION_MS - 1);
            assertThat(bench.heartbeat(id, 1)).isEqualTo(Errors.NONE);
        }
    }

    private String subscribe(String topic) {
        JoinGroupRequestData request = GroupBench.joinRequest("");
        request.protocols().clear();
        byte[] subscription = new FieldWriter()
                .int16(0)
                .int32(1)
                .string(topic)
                .int32(-1)
                .done()
                .array();
        request.protocols().add(new JoinGroupRequestProtocol().setName("range").setMetadata(subscription));
        String id = bench.send(request, 3).get().memberId();
        bench.sync(id, 1, Map.of()).get();
        return id;
    }

    private long committed() {
        return bench.coordinator
                .committed(GROUP)
                .getOrDefault(ORDERS, bench.offset(-1))
                .offset();
    }
}
