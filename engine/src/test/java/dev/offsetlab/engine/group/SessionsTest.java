package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.SESSION_MS;
import static dev.offsetlab.engine.group.GroupBench.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Heartbeats, and what becomes of a member that falls silent.
class SessionsTest {
    private final GroupBench bench = new GroupBench();

    @Test
    void heartbeat_whilePreparing_asksToRejoin() {
        String id = bench.stableWithOne();
        bench.joinNew();

        assertThat(bench.heartbeat(id, 1)).isEqualTo(Errors.REBALANCE_IN_PROGRESS);
    }

    @Test
    void heartbeat_errors() {
        String id = bench.stableWithOne();

        assertThat(bench.heartbeat(id, 1)).isEqualTo(Errors.NONE);
        assertThat(bench.heartbeat(id, 0)).isEqualTo(Errors.ILLEGAL_GENERATION);
        assertThat(bench.heartbeat("stranger", 1)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void session_ends_memberIsGoneAndGroupEmpty() {
        bench.stableWithOne();

        bench.time.advance(SESSION_MS);

        assertThat(bench.state()).isEqualTo(GroupState.EMPTY);
        assertThat(bench.stored().members()).isEmpty();
    }

    @Test
    void session_heartbeatsPutItOff() {
        String id = bench.stableWithOne();
        for (int i = 0; i < 10; i++) {
            bench.time.advance(SESSION_MS - 1);
            assertThat(bench.heartbeat(id, 1)).isEqualTo(Errors.NONE);
        }
        assertThat(bench.time.waiting()).isEqualTo(1);

        bench.time.advance(SESSION_MS);

        assertThat(bench.state()).isEqualTo(GroupState.EMPTY);
    }

    @Test
    void session_ofPendingMember_endsAndIsForgotten() {
        String id = bench.join("").get().memberId();

        bench.time.advance(SESSION_MS);

        assertThat(error(bench.join(id))).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
    }

    @Test
    void session_pendingMemberHoldsUpRebalanceUntilItEnds() {
        String id = bench.stableWithOne();
        bench.join("").get();
        Reply<JoinGroupResponseData> leader = bench.join(id);
        assertThat(leader.isThere()).isFalse();

        bench.time.advance(SESSION_MS);

        assertThat(leader.get().generationId()).isEqualTo(2);
    }

    @Test
    void session_parkedJoin_isSpared() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());
        bench.time.advance(SESSION_MS - 1);
        bench.heartbeat(members.getLast(), 2);
        bench.time.advance(SESSION_MS - 1);

        assertThat(leader.isThere()).isFalse();
        bench.join(members.getLast());
        assertThat(error(leader)).isEqualTo(Errors.NONE);
    }

    @Test
    void session_followerSilentDuringRebalance_completesWithoutIt() {
        List<String> members = bench.stableWithTwo();
        Reply<JoinGroupResponseData> leader = bench.join(members.getFirst());

        bench.time.advance(SESSION_MS);

        assertThat(leader.get().members()).hasSize(1);
    }
}
