package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.LIMITS;
import static dev.offsetlab.engine.group.GroupBench.error;
import static dev.offsetlab.engine.group.GroupBench.joinRequest;
import static dev.offsetlab.engine.group.GroupBench.syncError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionId;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocolCollection;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.JoinGroupResponseData.JoinGroupResponseMember;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Members that join: who is let in, who leads, and in which generation.
class JoiningTest {
    private final GroupBench bench = new GroupBench();

    @Test
    void join_firstMember_leadsGenerationOne() {
        GroupBench.Joining one = bench.joinNew();

        JoinGroupResponseData joined = one.reply().get();
        assertThat(joined.errorCode()).isZero();
        assertThat(joined.generationId()).isEqualTo(1);
        assertThat(joined.leader()).isEqualTo(one.memberId());
        assertThat(joined.protocolName()).isEqualTo("range");
        assertThat(joined.members())
                .extracting(JoinGroupResponseMember::memberId)
                .containsExactly(one.memberId());
        assertThat(bench.state()).isEqualTo(GroupState.COMPLETING_REBALANCE);
    }

    @Test
    void join_oldVersion_needsNoSecondStep() {
        Reply<JoinGroupResponseData> reply = bench.send(joinRequest(""), 3);

        assertThat(error(reply)).isEqualTo(Errors.NONE);
        assertThat(reply.get().memberId()).startsWith("client-");
    }

    @Test
    void join_versionZero_rebalanceTimeoutIsSessionTimeout() {
        String first =
                bench.send(joinRequest("").setRebalanceTimeoutMs(-1), 0).get().memberId();
        bench.sync(first, 1, Map.of()).get();
        Reply<JoinGroupResponseData> second = bench.send(joinRequest("").setRebalanceTimeoutMs(-1), 0);

        bench.time.advance(GroupBench.SESSION_MS);

        assertThat(second.get().leader()).isEqualTo(second.get().memberId());
    }

    @Test
    void join_clientWithAnEndlessName_canStillBeStored() {
        Reply<JoinGroupResponseData> reply = new Reply<>();
        bench.coordinator.join(new JoinCall(joinRequest(""), (short) 3, "x".repeat(32_767), "/127.0.0.1", reply));

        assertThat(syncError(bench.sync(reply.get().memberId(), 1, Map.of()))).isEqualTo(Errors.NONE);
        assertThat(bench.stored().members()).hasSize(1);
    }

    @Test
    void join_emptyGroupId_invalidGroupId() {
        assertThat(error(bench.send(joinRequest("").setGroupId(""), 9))).isEqualTo(Errors.INVALID_GROUP_ID);
    }

    @Test
    void join_sessionOutOfBounds_invalidSessionTimeout() {
        assertThat(error(bench.send(joinRequest("").setSessionTimeoutMs(5999), 9)))
                .isEqualTo(Errors.INVALID_SESSION_TIMEOUT);
        assertThat(error(bench.send(joinRequest("").setSessionTimeoutMs(1_800_001), 9)))
                .isEqualTo(Errors.INVALID_SESSION_TIMEOUT);
    }

    @Test
    void join_unknownIdAndGroup_unknownMember() {
        assertThat(error(bench.join("stranger"))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void join_unknownIdInKnownGroup_unknownMember() {
        bench.stableWithOne();

        assertThat(error(bench.join("stranger"))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void join_noProtocols_inconsistent() {
        JoinGroupResponseData refused =
                bench.send(joinRequest("").setProtocols(noProtocols()), 9).get();

        assertThat(Errors.forCode(refused.errorCode())).isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);
    }

    @Test
    void join_otherProtocolTypeOrNone_inconsistent() {
        bench.stableWithOne();

        assertThat(error(bench.send(joinRequest("").setProtocolType("connect"), 9)))
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);
        assertThat(error(bench.join("", "sticky"))).isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL);
    }

    @Test
    void join_votes_mostWantedCommonProtocolWins() {
        bench.limits = withDelay(1000);
        GroupBench.Joining one = bench.joinNew("range", "sticky", "lonely");
        bench.joinNew("sticky", "range");
        bench.joinNew("sticky", "range");
        bench.time.advance(2000);

        assertThat(one.reply().get().protocolName()).isEqualTo("sticky");
        assertThat(one.reply().get().members()).hasSize(3);
    }

    @Test
    void join_groupFull_maxSizeReached() {
        bench.limits = new GroupLimits(6000, 1_800_000, 2, 0, 4096, 1);
        bench.stableWithTwo();

        assertThat(error(bench.join(""))).isEqualTo(Errors.GROUP_MAX_SIZE_REACHED);
        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
    }

    @Test
    void join_limitLoweredMeanwhile_lastToRejoinIsTurnedAway() {
        List<String> members = bench.stableWithTwo();
        bench.limits = new GroupLimits(6000, 1_800_000, 1, 0, 4096, 1);

        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());
        Reply<JoinGroupResponseData> other = bench.join(members.getLast());

        assertThat(error(other)).isEqualTo(Errors.GROUP_MAX_SIZE_REACHED);
        assertThat(error(leader)).isEqualTo(Errors.NONE);
        assertThat(bench.group().members()).hasSize(1);
    }

    /// The other one was given an id and has not come back with it yet.
    @Test
    void join_noDelayAndAnotherPending_leadsAloneUntilThatOneComes() {
        bench.limits = withDelay(0);
        String slow = bench.join("").get().memberId();
        GroupBench.Joining one = bench.joinNew();
        assertThat(one.reply().get().members()).hasSize(1);

        Reply<JoinGroupResponseData> late = bench.join(slow);
        Reply<JoinGroupResponseData> again = bench.join(one.memberId());

        assertThat(late.get().generationId()).isEqualTo(2);
        assertThat(again.get().members()).hasSize(2);
    }

    @Test
    void join_initialDelay_waitsForMoreAndLongerForNewcomers() {
        bench.limits = withDelay(3000);
        GroupBench.Joining one = bench.joinNew();
        bench.time.advance(2999);
        GroupBench.Joining two = bench.joinNew();
        bench.time.advance(2999);
        assertThat(one.reply().isThere()).isFalse();

        bench.time.advance(10_000);

        assertThat(one.reply().get().generationId()).isEqualTo(1);
        assertThat(two.reply().get().generationId()).isEqualTo(1);
        assertThat(one.reply().get().members()).hasSize(2);
    }

    @Test
    void join_initialDelay_neverLongerThanRebalanceTimeout() {
        bench.limits = withDelay(10_000);
        GroupBench.Joining one = bench.joinNew();
        for (int i = 0; i < 8 && !one.reply().isThere(); i++) {
            bench.time.advance(9_000);
            bench.joinNew();
        }

        assertThat(one.reply().isThere()).isTrue();
    }

    @Test
    void join_sameMetadataWhileCompleting_hearsTheGenerationAgain() {
        GroupBench.Joining one = bench.joinNew();

        JoinGroupResponseData again = bench.join(one.memberId()).get();

        assertThat(again.generationId()).isEqualTo(1);
        assertThat(again.members()).hasSize(1);
        assertThat(bench.state()).isEqualTo(GroupState.COMPLETING_REBALANCE);
    }

    @Test
    void join_changedMetadataWhileCompleting_nextGeneration() {
        GroupBench.Joining one = bench.joinNew("range", "sticky");

        assertThat(bench.join(one.memberId(), "range").get().generationId()).isEqualTo(2);
    }

    @Test
    void join_followerUnchangedInStable_noRebalance() {
        List<String> members = bench.stableWithTwo();

        JoinGroupResponseData again = bench.join(members.getLast()).get();

        assertThat(again.generationId()).isEqualTo(2);
        assertThat(again.members()).isEmpty();
        assertThat(bench.state()).isEqualTo(GroupState.STABLE);
    }

    @Test
    void join_leaderInStable_rebalances() {
        List<String> members = bench.stableWithTwo();

        Reply<JoinGroupResponseData> again = bench.join(members.getFirst());

        assertThat(again.isThere()).isFalse();
        assertThat(bench.state()).isEqualTo(GroupState.PREPARING_REBALANCE);
        assertThat(bench.join(members.getLast()).get().generationId()).isEqualTo(3);
        assertThat(again.get().generationId()).isEqualTo(3);
    }

    @Test
    void join_repeatedWhileParked_onlyTheLaterIsKept() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> givenUp = bench.join(members.getFirst());
        Reply<JoinGroupResponseData> retried = bench.join(members.getFirst());

        assertThat(error(givenUp)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
        bench.join(members.getLast());
        assertThat(error(retried)).isEqualTo(Errors.NONE);
    }

    /// Bytes that are no UTF-8 arrive as U+FFFD, three bytes each when they are written back.
    @Test
    void join_groupIdThatCouldNotBeStored_refusedBeforeThereIsAGroup() {
        String swollen = "\uFFFD".repeat(20_000);

        assertThat(error(bench.send(GroupBench.joinRequest("").setGroupId(swollen), 9)))
                .isEqualTo(Errors.INVALID_GROUP_ID);
        assertThat(bench.coordinator.commit(
                        new CommitCall(swollen, "", null, -1, Map.of(new PartitionId("orders", 0), bench.offset(1)))))
                .containsValue(Errors.INVALID_GROUP_ID);
        assertThat(bench.coordinator.list()).isEmpty();
    }

    private static JoinGroupRequestProtocolCollection noProtocols() {
        return new JoinGroupRequestProtocolCollection();
    }

    private static GroupLimits withDelay(int delayMs) {
        return new GroupLimits(6000, 1_800_000, 1000, delayMs, 4096, LIMITS.retentionMs());
    }

    @Test
    void sync_memberThatCouldNotBeStored_refused_andTheGroupGoesOn() {
        Reply<JoinGroupResponseData> reply = new Reply<>();
        bench.coordinator.join(
                new JoinCall(GroupBench.joinRequest(""), (short) 3, "\uFFFD".repeat(20_000), "/127.0.0.1", reply));
        String id = reply.get().memberId();

        assertThat(syncError(bench.sync(id, 1, Map.of(id, "all")))).isEqualTo(Errors.UNKNOWN_SERVER_ERROR);
        assertThat(bench.leave(id, null)).isEqualTo(Errors.NONE);
        assertThat(bench.stableWithOne()).isNotEmpty();
    }
}
