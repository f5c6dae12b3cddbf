package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupState.COMPLETING_REBALANCE;
import static dev.offsetlab.engine.group.GroupState.PREPARING_REBALANCE;
import static dev.offsetlab.engine.group.GroupState.STABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.protocol.Errors;

/// Who is still there: heartbeats, sessions that end, members that leave. Guarded by the group's lock.
final class Liveness {
    private final Group group;
    private final Roster roster;
    private final Rebalance rebalance;

    Liveness(Group group, Rebalance rebalance) {
        this.group = group;
        this.roster = group.roster();
        this.rebalance = rebalance;
    }

    Errors heartbeat(HeartbeatRequestData request) {
        if (group.state() == GroupState.DEAD) {
            return Errors.COORDINATOR_NOT_AVAILABLE;
        }
        Errors error = roster.check(request.memberId(), request.groupInstanceId());
        if (error != Errors.NONE) {
            return error;
        }
        if (request.generationId() != group.generation()) {
            return Errors.ILLEGAL_GENERATION;
        }
        roster.known(request.memberId()).keepAlive();
        return group.state() == PREPARING_REBALANCE ? Errors.REBALANCE_IN_PROGRESS : Errors.NONE;
    }

    /// Nothing was heard of the member for its session timeout. One whose request is parked here cannot speak, and
    /// is spared unless it never was in a generation.
    void sessionOverdue(String memberId) {
        Member member = roster.member(memberId);
        if (roster.isPending(memberId)) {
            roster.dropPending(memberId);
            completeIfAllJoined();
        } else if (member != null && (member.isFresh() || !(member.awaitsJoin() || member.awaitsSync()))) {
            GroupLog.CLIENTS.info("session ended group={} member={}", group.id(), memberId);
            roster.remove(member);
            afterRemoval("session of " + memberId + " ended");
        }
    }

    List<MemberResponse> leave(List<MemberIdentity> leaving) {
        List<MemberResponse> answers = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (MemberIdentity who : leaving) {
            Errors error = leave(who);
            answers.add(Answers.left(who, error));
            if (error == Errors.NONE) {
                left.add(who.memberId().isEmpty() ? who.groupInstanceId() : who.memberId());
            }
        }
        if (!left.isEmpty()) {
            GroupLog.CLIENTS.info("left group={} members={}", group.id(), left);
            if (group.state() == STABLE || group.state() == COMPLETING_REBALANCE) {
                rebalance.start("left: " + left);
            } else {
                rebalance.goOn();
            }
        }
        return answers;
    }

    /// An administrator removes a static member by its instance id alone.
    private Errors leave(MemberIdentity who) {
        if (who.memberId().isEmpty()) {
            Optional<Member> member = roster.byInstance(who.groupInstanceId());
            member.ifPresent(roster::remove);
            return member.isPresent() ? Errors.NONE : Errors.UNKNOWN_MEMBER_ID;
        }
        if (roster.isPending(who.memberId())) {
            roster.dropPending(who.memberId());
            return Errors.NONE;
        }
        Errors error = roster.check(who.memberId(), who.groupInstanceId());
        if (error == Errors.NONE) {
            roster.remove(roster.known(who.memberId()));
        }
        return error;
    }

    private void afterRemoval(String reason) {
        if (group.state() == STABLE || group.state() == COMPLETING_REBALANCE) {
            rebalance.start(reason);
        } else {
            completeIfAllJoined();
        }
    }

    private void completeIfAllJoined() {
        if (group.state() == PREPARING_REBALANCE && roster.allJoined()) {
            rebalance.complete();
        }
    }
}
