package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.joinRequest;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

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
}
