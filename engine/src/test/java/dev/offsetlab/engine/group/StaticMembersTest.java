package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.joinRequest;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Members that keep their place over a restart, by their instance id.
class StaticMembersTest {
    private final GroupBench bench = new GroupBench();

    @Test
    void joinStatic_restartInStable_sameGenerationAndPlan() {
        String before = staticLeader();

        JoinGroupResponseData back = bench.joinStatic("", "till-1", 9).get();

        assertThat(back.generationId()).isEqualTo(1);
        assertThat(back.memberId()).startsWith("till-1-").isNotEqualTo(before);
        assertThat(back.leader()).isEqualTo(back.memberId());
        assertThat(back.skipAssignment()).isTrue();
        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
        assertThat(bench.sync(back.memberId(), 1, Map.of()).get().assignment()).isEqualTo(GroupBench.bytes("plan"));
        assertThat(bench.stored().members().getFirst().id()).isEqualTo(back.memberId());
    }

    @Test
    void joinStatic_restartOfOldClient_isToldItsFormerSelfLeads() {
        String before = staticLeader();

        JoinGroupResponseData back = bench.joinStatic("", "till-1", 8).get();

        assertThat(back.leader()).isEqualTo(before);
        assertThat(back.skipAssignment()).isFalse();
        assertThat(back.members()).isEmpty();
    }

    @Test
    void joinStatic_oldSelfStillSpeaks_isFenced() {
        String before = staticLeader();
        bench.joinStatic("", "till-1", 9).get();

        assertThat(error(bench.joinStatic(before, "till-1", 9))).isEqualTo(Errors.FENCED_INSTANCE_ID);
        assertThat(bench.leave(before, "till-1")).isEqualTo(Errors.FENCED_INSTANCE_ID);
        assertThat(bench.heartbeat(before, 1)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void joinStatic_oldSelfIsParked_itsJoinIsFenced() {
        bench.stableWithOne();
        Reply<JoinGroupResponseData> parked = bench.joinStatic("", "till-1", 9);

        Reply<JoinGroupResponseData> restarted = bench.joinStatic("", "till-1", 9);

        assertThat(error(parked)).isEqualTo(Errors.FENCED_INSTANCE_ID);
        assertThat(restarted.isThere()).isFalse();
    }

    @Test
    void joinStatic_restartWhileCompleting_nextGeneration() {
        bench.joinStatic("", "till-1", 9).get();

        assertThat(bench.joinStatic("", "till-1", 9).get().generationId()).isEqualTo(2);
    }

    @Test
    void joinStatic_restartWithOtherProtocol_rebalances() {
        Reply<JoinGroupResponseData> first =
                bench.send(joinRequest("", "range", "sticky").setGroupInstanceId("till-1"), 9);
        bench.sync(first.get().memberId(), 1, Map.of()).get();

        JoinGroupResponseData back = bench.send(
                        joinRequest("", "sticky", "range").setGroupInstanceId("till-1"), 9)
                .get();

        assertThat(back.generationId()).isEqualTo(2);
        assertThat(back.protocolName()).isEqualTo("sticky");
    }

    @Test
    void joinStatic_restartNotStored_keepsTheOldSelf() {
        String before = staticLeader();
        bench.journal.broken = true;

        assertThat(error(bench.joinStatic("", "till-1", 9))).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.heartbeat(before, 1)).isEqualTo(Errors.NONE);
        assertThat(bench.group().leaderId()).isEqualTo(before);
    }

    @Test
    void joinStatic_unknownInstanceWithId_unknownMember() {
        bench.stableWithOne();

        assertThat(error(bench.joinStatic("till-9-id", "till-9", 9))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    private String staticLeader() {
        String id = bench.joinStatic("", "till-1", 9).get().memberId();
        assertThat(syncError(bench.sync(id, 1, Map.of(id, "plan")))).isEqualTo(Errors.NONE);
        return id;
    }
}
