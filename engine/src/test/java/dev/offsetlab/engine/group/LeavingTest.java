package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.GROUP;
import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Members that leave, and a coordinator that does.
class LeavingTest {
    private final GroupBench bench = new GroupBench();

    @Test
    void leave_lastMember_groupIsEmpty() {
        String id = bench.stableWithOne();

        assertThat(bench.leave(id, null)).isEqualTo(Errors.NONE);
        assertThat(bench.state()).isEqualTo(GroupState.EMPTY);
        assertThat(bench.group().generation()).isEqualTo(2);
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void leave_leader_nextOneLeads() {
        List<String> members = bench.stableWithTwo();
        bench.leave(members.getFirst(), null);

        assertThat(bench.heartbeat(members.getLast(), 2)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
        JoinGroupResponseData again = bench.join(members.getLast()).get();
        assertThat(again.leader()).isEqualTo(members.getLast());
        assertThat(again.generationId()).isEqualTo(3);
    }

    @Test
    void leave_whileOthersWaitInJoin_completes() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());

        bench.leave(members.getLast(), null);

        assertThat(leader.get().members()).hasSize(1);
    }

    @Test
    void leave_several_eachIsAnswered() {
        List<String> members = bench.stableWithTwo();
        bench.joinStatic("", "till", 9);

        List<Errors> answers = bench
                .coordinator
                .leave(
                        GROUP,
                        List.of(
                                new MemberIdentity().setMemberId(members.getLast()),
                                new MemberIdentity().setMemberId("").setGroupInstanceId("till"),
                                new MemberIdentity().setMemberId("stranger"),
                                new MemberIdentity().setMemberId("").setGroupInstanceId("nobody")))
                .stream()
                .map(answer -> Errors.forCode(answer.errorCode()))
                .toList();

        assertThat(answers)
                .containsExactly(Errors.NONE, Errors.NONE, Errors.UNKNOWN_MEMBER_ID, Errors.UNKNOWN_MEMBER_ID);
        assertThat(bench.group().members()).hasSize(1);
    }

    @Test
    void leave_unknownGroup_unknownMember() {
        assertThat(bench.leave("stranger", null)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void leave_pendingMember_isForgotten() {
        String id = bench.join("").get().memberId();

        assertThat(bench.leave(id, null)).isEqualTo(Errors.NONE);
        assertThat(bench.time.waiting()).isZero();
    }

    @Test
    void leave_memberWhoseSyncIsParked_isAnswered() {
        List<String> members = bench.stableWithTwo();
        bench.join(members.getFirst());
        bench.join(members.getLast());
        Reply<SyncGroupResponseData> parked = bench.sync(members.getLast(), 3, Map.of());

        bench.leave(members.getLast(), null);

        assertThat(syncError(parked)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void close_whoeverWaitsIsAnswered() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> parked = bench.join(members.getFirst());

        bench.coordinator.close();

        assertThat(error(parked)).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.time.waiting()).isZero();
    }
}
