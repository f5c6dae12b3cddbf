package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.joinRequest;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionId;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupMemoryTest {
    private static final int LAST_VERSION_OF_ONE_STEP = 3;

    private final GroupBench bench = new GroupBench();

    private static JoinGroupRequestData joinOf(String group, String memberId, int metadataBytes) {
        JoinGroupRequestData request = joinRequest(memberId).setGroupId(group);
        request.protocols().clear();
        request.protocols().add(new JoinGroupRequestProtocol().setName("range").setMetadata(new byte[metadataBytes]));
        return request;
    }

    private Reply<JoinGroupResponseData> join(String group, String memberId, int metadataBytes) {
        return bench.send(joinOf(group, memberId, metadataBytes), LAST_VERSION_OF_ONE_STEP);
    }

    @Test
    void join_largerThanAnyMemberMayBe_refusedAndNothingKept() {
        assertThat(error(join("huge", "", 3_900_000))).isEqualTo(Errors.UNKNOWN_SERVER_ERROR);

        assertThat(bench.coordinator.list()).isEmpty();
        assertThat(bench.memory.usedBytes()).isZero();
    }

    @Test
    void join_manyLargeMembersInManyGroups_stayWithinTheBudget() {
        bench.memory = new GroupMemory(4 << 20);
        bench.coordinator = bench.fresh();
        int taken = 0;
        for (int i = 0; i < 40; i++) {
            Errors error = error(join("group-" + i, "", 500_000));
            assertThat(error).isIn(Errors.NONE, Errors.COORDINATOR_NOT_AVAILABLE);
            taken += error == Errors.NONE ? 1 : 0;
        }

        assertThat(taken).isEqualTo(8);
        assertThat(bench.memory.usedBytes()).isLessThanOrEqualTo(4 << 20);
        assertThat(bench.coordinator.list()).as("no group for who was refused").hasSize(8);
    }

    @Test
    void join_whileFull_membersThereGoOn_andRoomComesBackWithTheirSessions() {
        String there = bench.stableWithOne();
        bench.memory.charge(16 << 20);

        assertThat(error(bench.join(""))).as("new").isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(error(join("other", "", 10))).as("new group").isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.heartbeat(there, 1)).isEqualTo(Errors.NONE);
        assertThat(error(bench.join(there))).as("joins again").isEqualTo(Errors.NONE);
        assertThat(syncError(bench.sync(there, 2, Map.of()))).isEqualTo(Errors.NONE);
        assertThat(error(join(GroupBench.GROUP, there, 100_000)))
                .as("offers more")
                .isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);

        bench.memory.charge(-(16 << 20));
        assertThat(error(bench.join(""))).isEqualTo(Errors.MEMBER_ID_REQUIRED);
    }

    @Test
    void plan_forWhichThereIsNoMemory_refused() {
        GroupBench.Joining one = bench.joinNew();
        bench.memory.charge((16 << 20) - bench.memory.usedBytes() - 1000);

        assertThat(syncError(bench.sync(one.memberId(), 1, Map.of(one.memberId(), "p".repeat(5000)))))
                .isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.state()).isEqualTo(GroupState.PREPARING_REBALANCE);
    }

    @Test
    void everybodyGone_everythingGivenBack() {
        for (String id : bench.stableWithTwo()) {
            bench.leave(id, null);
        }
        bench.joinStatic("", "till", 9);
        bench.joinStatic("", "till", 9);
        bench.join("");
        assertThat(bench.memory.usedBytes()).isPositive();

        bench.time.advance(10 * 60_000);
        assertThat(bench.coordinator.delete(GroupBench.GROUP)).isEqualTo(Errors.NONE);
        assertThat(bench.memory.usedBytes()).isZero();
    }

    @Test
    void restart_whatIsReadBack_isChargedAgain() {
        bench.stableWithTwo();
        long before = bench.memory.usedBytes();

        bench.restart();

        assertThat(bench.memory.usedBytes()).isEqualTo(before);
    }

    @Test
    void commit_whileFull_refusedAndNoGroupLeftBehind_whatDoesNotGrowIsTaken() {
        bench.commit("", -1, "orders", 41);
        bench.memory.charge((16 << 20) - bench.memory.usedBytes());

        assertThat(bench.commit("", -1, "orders", 42)).as("replaced").isEqualTo(Errors.NONE);
        assertThat(bench.commit("", -1, "bills", 1)).as("one more").isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(commit("other", "orders", "")).as("new group").isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.coordinator.snapshot()).hasSize(1);
        assertThat(bench.coordinator.committed(GroupBench.GROUP)).hasSize(1);
    }

    @Test
    void commit_largerThanBefore_takesOnlyWhatItGrows() {
        commit("a", "orders", "x".repeat(1000));
        bench.memory.charge((16 << 20) - bench.memory.usedBytes() - 100);

        assertThat(commit("a", "orders", "x".repeat(1051))).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(commit("a", "orders", "x".repeat(1050))).isEqualTo(Errors.NONE);
        assertThat(commit("a", "orders", "")).isEqualTo(Errors.NONE);
        assertThat(commit("a", "orders", "x".repeat(1050))).isEqualTo(Errors.NONE);
    }

    @Test
    void commit_notWritten_givesItsRoomBack_andMakesNoGroup() {
        bench.journal.broken = true;

        assertThat(commit("new", "orders", "note")).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);

        assertThat(bench.coordinator.snapshot()).isEmpty();
        assertThat(bench.memory.usedBytes()).isZero();
    }

    @Test
    void join_firstOneRefused_makesNoGroup() {
        JoinGroupRequestData nothingOffered = joinRequest("").setGroupId("made-up");
        nothingOffered.protocols().clear();

        assertThat(error(bench.send(nothingOffered, LAST_VERSION_OF_ONE_STEP)))
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);

        assertThat(bench.coordinator.snapshot()).isEmpty();
        assertThat(bench.memory.usedBytes()).isZero();
    }

    @Test
    void restart_withLessMemoryThanIsStored_everythingComesBack() {
        for (int i = 0; i < 10; i++) {
            commit("group-" + i, "orders", "x".repeat(4000));
        }
        bench.coordinator.close();
        bench.memory = new GroupMemory(1000);
        bench.coordinator = bench.fresh();
        bench.coordinator.restore(bench.journal.replay());

        assertThat(bench.coordinator.snapshot()).hasSize(10);
        assertThat(bench.memory.usedBytes()).isGreaterThan(80_000);
        assertThat(commit("group-3", "orders", "x".repeat(4000))).isEqualTo(Errors.NONE);
        assertThat(commit("group-3", "bills", "")).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("dev.offsetlab.engine.group.GroupStormTest#seeds")
    void anyOrder_chargesAreWhatIsKept_andNothingInTheEnd(long seed) {
        Random random = new Random(seed);
        bench.memory = new GroupMemory(40_000);
        bench.coordinator = bench.fresh();
        for (int step = 0; step < 1_000; step++) {
            bench.journal.broken = random.nextInt(20) == 0;
            change(random, "group-" + random.nextInt(6), "topic-" + random.nextInt(4));
            assertThat(bench.memory.usedBytes())
                    .as("seed=%d step=%d", seed, step)
                    .isEqualTo(keptBytes())
                    .isLessThanOrEqualTo(40_000);
        }
        bench.journal.broken = false;
        List.copyOf(bench.coordinator.snapshot()).forEach(group -> bench.coordinator.delete(group.id()));
        assertThat(bench.memory.usedBytes()).as("seed=%d", seed).isZero();
    }

    private void change(Random random, String group, String topic) {
        switch (random.nextInt(24)) {
            case 0 -> bench.coordinator.topicDeleted(topic);
            case 1 -> bench.coordinator.delete(group);
            case 2, 3 -> bench.coordinator.deleteCommits(group, List.of(new PartitionId(topic, 0)));
            case 4 -> {
                bench.time.advance(random.nextLong(GroupBench.LIMITS.retentionMs()));
                bench.coordinator.expire();
            }
            case 5 -> {
                bench.journal.broken = false;
                bench.coordinator.close();
                bench.memory = new GroupMemory(40_000);
                bench.coordinator = bench.fresh();
                bench.coordinator.restore(bench.journal.replay());
            }
            default -> commit(group, topic, "x".repeat(random.nextInt(4200)));
        }
    }

    private long keptBytes() {
        return bench.coordinator.snapshot().stream()
                .mapToLong(group -> Group.ownBytes(group.id())
                        + group.offsets().entrySet().stream()
                                .mapToLong(entry -> GroupMemory.commitBytes(entry.getKey(), entry.getValue()))
                                .sum())
                .sum();
    }

    /// The constant is what the heap says, and not half of it nor twice.
    @Test
    void commit_charge_isWhatTheHeapHolds() {
        int count = 200_000;
        GroupMemory memory = new GroupMemory(Long.MAX_VALUE);
        Group.Environment world =
                new Group.Environment(bench.time, bench.time, () -> GroupBench.LIMITS, (group, records) -> {}, memory);
        GuardedGroup group = new GuardedGroup("g", world);
        long before = usedHeap();
        for (int i = 0; i < count; i++) {
            CommittedOffset offset = new CommittedOffset(i, 0, "note " + i, i, OptionalLong.of(i));
            group.commit(new CommitCall("g", "", null, -1, Map.of(new PartitionId("topic " + i, i), offset)));
        }
        long heldBytes = usedHeap() - before;

        System.out.printf("a commit holds %d bytes and is charged %d%n", heldBytes / count, memory.usedBytes() / count);
        assertThat(memory.usedBytes()).isBetween(heldBytes, 2 * heldBytes);
        assertThat(group.committed()).hasSize(count);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Errors commit(String group, String topic, String metadata) {
        PartitionId partition = new PartitionId(topic, 0);
        CommittedOffset offset = new CommittedOffset(1, 0, metadata, bench.time.millis(), OptionalLong.empty());
        return bench.coordinator
                .commit(new CommitCall(group, "", null, -1, Map.of(partition, offset)))
                .getOrDefault(partition, Errors.UNKNOWN_SERVER_ERROR);
    }
}
