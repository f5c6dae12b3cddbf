package dev.offsetlab.engine.group;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.Errors;

/// What a JoinGroup does to a group: who may come in, and whether that calls for a rebalance.
///
/// | who joins | while the group is | then |
/// |---|---|---|
/// | a new dynamic member, version 4 and up | anything | gets an id and is asked to come back (pending) |
/// | a new member, or a pending one | anything | is added; rebalance |
/// | a static member that restarted | Stable, same protocol wins | takes its old place, plan and all; no rebalance |
/// | a static member that restarted | otherwise | takes its old place; rebalance |
/// | a member, with what it offered before | CompletingRebalance; Stable, if no leader | hears the generation again |
/// | a member that offers something else, or the leader | Stable | rebalance |
///
/// Guarded by the group's lock.
final class Joining {
    /// A member that joins for the first time sends no heartbeats while it waits; after this it is given up.
    private static final long FRESH_MEMBER_TIMEOUT_MS = 5 * 60_000L;

    private static final int MAX_NAME_LENGTH = 255;

    private final Group group;
    private final Roster roster;
    private final Rebalance rebalance;

    Joining(Group group, Rebalance rebalance) {
        this.group = group;
        this.roster = group.roster();
        this.rebalance = rebalance;
    }

    void join(JoinCall call) {
        if (group.state() == GroupState.DEAD) {
            refuse(call, Errors.COORDINATOR_NOT_AVAILABLE);
        } else if (!hasRoomFor(call.memberId())) {
            turnAway(call);
        } else if (!speaksOurProtocol(call)) {
            refuse(call, Errors.INCONSISTENT_GROUP_PROTOCOL);
        } else if (!fitsInMemory(call)) {
            GroupLog.CLIENTS.warn("no memory left for a member group={} bytes={}", group.id(), call.sizeBytes());
            refuse(call, Errors.COORDINATOR_NOT_AVAILABLE);
        } else if (call.isFirst()) {
            joinFirst(call);
        } else {
            joinAgain(call);
        }
    }

    private boolean hasRoomFor(String memberId) {
        int maxSize = group.limits().maxSize();
        Member member = roster.member(memberId);
        return switch (group.state()) {
            case EMPTY, DEAD -> true;
            case PREPARING_REBALANCE -> (member != null && member.awaitsJoin()) || roster.awaitingJoin() < maxSize;
            case COMPLETING_REBALANCE, STABLE -> member != null || roster.size() < maxSize;
        };
    }

    /// Who is a member already needs room only for what it offers beyond what it offered before.
    private boolean fitsInMemory(JoinCall call) {
        Member before = roster.byInstance(call.request().groupInstanceId()).orElse(roster.member(call.memberId()));
        return group.memory().hasRoomFor(call.sizeBytes() - (before == null ? 0 : before.sizeBytes()));
    }

    /// A group that shrank its limit loses the members that join last.
    private void turnAway(JoinCall call) {
        group.reply(call.reply(), Answers.joinRefused("", Errors.GROUP_MAX_SIZE_REACHED));
        roster.dropPending(call.memberId());
        Member member = roster.member(call.memberId());
        if (member != null) {
            roster.remove(member);
        }
        rebalance.goOn();
    }

    private boolean speaksOurProtocol(JoinCall call) {
        String type = call.request().protocolType();
        if (group.state() == GroupState.EMPTY) {
            return !type.isEmpty() && !call.protocols().isEmpty();
        }
        return type.equals(group.protocolType())
                && roster.allKnowOneOf(call.protocols().keySet());
    }

    private void joinFirst(JoinCall call) {
        String instanceId = call.request().groupInstanceId();
        String memberId = newMemberId(instanceId != null ? instanceId : call.clientId());
        if (instanceId == null && call.knowsPendingMembers()) {
            Deadline session = group.sessionOf(memberId);
            session.set(call.request().sessionTimeoutMs());
            roster.addPending(memberId, session);
            group.reply(call.reply(), Answers.joinRefused(memberId, Errors.MEMBER_ID_REQUIRED));
            return;
        }
        roster.byInstance(instanceId).ifPresentOrElse(old -> takePlace(call, old, memberId), () -> add(call, memberId));
    }

    /// As Kafka makes them, but short enough to be stored whatever the client calls itself.
    private static String newMemberId(String name) {
        return name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH)) + "-" + UUID.randomUUID();
    }

    private void add(JoinCall call, String memberId) {
        Member member = group.newMember(call.identity(memberId));
        offer(member, call);
        member.setFresh(true);
        if (roster.isEmpty()) {
            group.setProtocolType(call.request().protocolType());
        }
        roster.add(member);
        member.keepAliveFor(FRESH_MEMBER_TIMEOUT_MS);
        member.awaitJoin(call.reply());
        rebalance.newcomer();
        rebalance.startOrGoOn("new member " + memberId + "; client says: " + call.reason());
    }

    private void joinAgain(JoinCall call) {
        if (roster.isPending(call.memberId()) && call.request().groupInstanceId() == null) {
            add(call, call.memberId());
            return;
        }
        Errors error = roster.check(call.memberId(), call.request().groupInstanceId());
        if (error != Errors.NONE) {
            refuse(call, error);
            return;
        }
        Member member = roster.known(call.memberId());
        boolean same = member.offersExactly(call.protocols());
        switch (group.state()) {
            case PREPARING_REBALANCE -> offerAndWait(member, call);
            case COMPLETING_REBALANCE -> hearAgainOr(same, member, call);
            case STABLE -> hearAgainOr(same && !roster.isLeader(member.id()), member, call);
            case EMPTY, DEAD -> refuse(call, Errors.UNKNOWN_MEMBER_ID);
        }
    }

    private void hearAgainOr(boolean nothingNew, Member member, JoinCall call) {
        if (nothingNew) {
            group.reply(call.reply(), Answers.joined(group, member));
        } else {
            offerAndWait(member, call);
        }
    }

    private void offerAndWait(Member member, JoinCall call) {
        offer(member, call);
        member.awaitJoin(call.reply());
        rebalance.startOrGoOn("member " + member.id() + " joins again; client says: " + call.reason());
    }

    /// A static member came back under a new id.
    private void takePlace(JoinCall call, Member old, String memberId) {
        String leaderBefore = roster.leaderOrNobody();
        Member restarted = group.newMember(call.identity(memberId));
        offer(restarted, call);
        restarted.assign(old.assignment());
        restarted.setOwesSync(old.owesSync());
        roster.replace(old, restarted);
        restarted.keepAlive();
        restarted.awaitJoin(call.reply());
        String reason = "static member " + memberId + " restarted; client says: " + call.reason();
        if (group.state() != GroupState.STABLE || !roster.electProtocol().equals(group.protocolName())) {
            rebalance.startOrGoOn(reason);
            return;
        }
        try {
            group.writeMetadata();
            restarted.answerJoin(inItsOldPlace(call, restarted, leaderBefore));
        } catch (IOException e) {
            GroupLog.FAILURES.failed("write of a static member", e);
            restarted.answerJoin(Answers.joinRefused("", Failures.ofMetadata(e)));
            giveBack(restarted, old);
        }
    }

    /// Old clients cannot be told to skip the assignment; they are told that their former self leads.
    private JoinGroupResponseData inItsOldPlace(JoinCall call, Member member, String leaderBefore) {
        JoinGroupResponseData joined = Answers.joined(group, member);
        if (call.knowsSkipAssignment()) {
            return joined.setSkipAssignment(roster.isLeader(member.id()));
        }
        return joined.setLeader(leaderBefore).setMembers(List.of());
    }

    private void giveBack(Member restarted, Member old) {
        Member again = group.newMember(old.identity());
        again.offers(old.protocols(), old.rebalanceTimeoutMs(), old.sessionTimeoutMs());
        again.assign(old.assignment());
        again.setOwesSync(old.owesSync());
        roster.replace(restarted, again);
        again.keepAlive();
    }

    private static void offer(Member member, JoinCall call) {
        member.offers(
                call.protocols(), call.rebalanceTimeoutMs(), call.request().sessionTimeoutMs());
    }

    private void refuse(JoinCall call, Errors error) {
        group.reply(call.reply(), Answers.joinRefused(call.memberId(), error));
    }
}
