package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.GROUP;
import static dev.offsetlab.engine.group.GroupBench.REBALANCE_MS;
import static dev.offsetlab.engine.group.GroupBench.SESSION_MS;
import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// The leader's plan reaches everybody, or somebody is left out and the group starts over.
class RebalanceTest {
    private final GroupBench bench = new GroupBench();

    @Test
    void sync_leaderBringsPlan_everybodyGetsTheirPart() {
        List<String> members = bench.stableWithTwo();

        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
        assertThat(bench.sync(members.getFirst(), 2, Map.of()).get().assignment())
                .isEqualTo(GroupBench.bytes("left"));
        assertThat(bench.stored().generation()).isEqualTo(2);
    }

    @Test
    void sync_planNamesNobody_emptyAssignment() {
        GroupBench.Joining one = bench.joinNew();

        assertThat(bench.sync(one.memberId(), 1, Map.of()).get().assignment()).isEmpty();
        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
    }

    @Test
    void sync_wrongGenerationMemberOrProtocol_refused() {
        String id = bench.stableWithOne();

        assertThat(syncError(bench.sync(id, 9, Map.of()))).isEqualTo(Errors.ILLEGAL_GENERATION);
        assertThat(syncError(bench.sync("stranger", 1, Map.of()))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
        assertThat(syncError(bench.sync(request(id).setProtocolName("sticky"))))
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);
        assertThat(syncError(bench.sync(request(id).setProtocolType("connect"))))
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);
        assertThat(syncError(bench.sync(request(id).setGroupId("other")))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
        assertThat(syncError(bench.sync(request(id).setGroupId("")))).isEqualTo(Errors.INVALID_GROUP_ID);
        assertThat(syncError(bench.sync(request(id).setGroupInstanceId("till"))))
                .isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void sync_whilePreparing_rebalanceInProgress() {
        String id = bench.stableWithOne();
        bench.joinNew();

        assertThat(syncError(bench.sync(id, 1, Map.of()))).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
    }

    @Test
    void sync_planNotStored_everybodyRejoins() {
        GroupBench.Joining one = bench.joinNew();
        bench.journal.broken = true;

        Reply<SyncGroupResponseData> plan = bench.sync(one.memberId(), 1, Map.of());

        assertThat(syncError(plan)).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(bench.state()).isEqualTo(GroupState.PREPARING_REBALANCE);
        bench.journal.broken = false;
        assertThat(bench.join(one.memberId()).get().generationId()).isEqualTo(2);
    }

    @Test
    void sync_parkedWhenSomebodyJoins_rebalanceInProgress() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());
        bench.join(members.getLast());
        assertThat(leader.get().generationId()).isEqualTo(3);
        Reply<SyncGroupResponseData> parked = bench.sync(members.getLast(), 3, Map.of());

        bench.joinNew();

        assertThat(syncError(parked)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
    }

    @Test
    void sync_followerNeverSyncs_isRemovedAfterRebalanceTimeout() {
        List<String> members = bench.stableWithTwo();
        bench.join(members.getFirst());
        bench.join(members.getLast());
        bench.sync(members.getFirst(), 3, Map.of()).get();
        keepAlive(REBALANCE_MS + 1, members, 3);

        assertThat(bench.state()).isEqualTo(GroupState.PREPARING_REBALANCE);
        assertThat(bench.heartbeat(members.getLast(), 3)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
        assertThat(bench.join(members.getFirst()).get().members()).hasSize(1);
    }

    @Test
    void sync_leaderNeverSyncs_isReplacedAfterRebalanceTimeout() {
        List<String> members = bench.stableWithTwo();
        bench.join(members.getFirst());
        bench.join(members.getLast());
        Reply<SyncGroupResponseData> parked = bench.sync(members.getLast(), 3, Map.of());
        keepAlive(REBALANCE_MS + 1, members.subList(0, 1), 3);

        assertThat(syncError(parked)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
        assertThat(bench.join(members.getLast()).get().leader()).isEqualTo(members.getLast());
    }

    private static SyncGroupRequestData request(String memberId) {
        return new SyncGroupRequestData()
                .setGroupId(GROUP)
                .setMemberId(memberId)
                .setGenerationId(1);
    }

    @Test
    void rebalance_memberHeartbeatsButNeverJoins_isRemovedAtTimeout() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());
        keepAlive(REBALANCE_MS, members.subList(1, 2), 2);

        assertThat(leader.get().members()).hasSize(1);
        assertThat(bench.heartbeat(members.getLast(), 3)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void rebalance_staticMemberAway_keepsItsPlaceUntilSessionEnds() {
        String dynamic = bench.stableWithOne();
        Reply<JoinGroupResponseData> fixed =
                bench.send(GroupBench.joinRequest("").setGroupInstanceId("till").setSessionTimeoutMs(600_000), 9);
        bench.join(dynamic);
        bench.sync(fixed.get().memberId(), 2, Map.of());
        bench.sync(dynamic, 2, Map.of()).get();

        Reply<JoinGroupResponseData> again = bench.join(dynamic);
        bench.time.advance(REBALANCE_MS);

        assertThat(again.get().members()).hasSize(2);
    }

    @Test
    void rebalance_onlyStaticMembersAndNoneJoins_waitsForThem() {
        Reply<JoinGroupResponseData> one =
                bench.send(GroupBench.joinRequest("").setGroupInstanceId("a").setSessionTimeoutMs(600_000), 9);
        bench.sync(one.get().memberId(), 1, Map.of()).get();
        GroupBench.Joining two = bench.joinNew();
        assertThat(bench.leave(two.memberId(), null)).isEqualTo(Errors.NONE);
        assertThat(error(two.reply())).isEqualTo(Errors.UNKNOWN_MEMBER_ID);

        bench.time.advance(2L * REBALANCE_MS);
        assertThat(bench.state()).isEqualTo(GroupState.PREPARING_REBALANCE);

        Reply<JoinGroupResponseData> back = bench.joinStatic("", "a", 9);
        assertThat(back.get().generationId()).isEqualTo(2);
    }

    @Test
    void join_freshMemberGivesUp_isRemovedAfterFiveMinutes() {
        bench.limits = new GroupLimits(6000, 1_800_000, 1000, 1_000_000, 4096, 1);
        GroupBench.Joining one = bench.joinNew();

        bench.time.advance(5 * 60_000L);

        assertThat(one.reply().isThere()).isTrue();
    }

    private void keepAlive(long ms, List<String> members, int generation) {
        for (long passed = 0; passed < ms; passed += SESSION_MS / 2) {
            members.forEach(member -> bench.heartbeat(member, generation));
            bench.time.advance(SESSION_MS / 2);
        }
    }
}
