package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupState.COMPLETING_REBALANCE;
import static dev.offsetlab.engine.group.GroupState.STABLE;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Who reads what in a generation: awaited from the leader, stored, told to all. The second half of a [Rebalance].
/// Guarded by the group's lock.
final class Plan {
    private final Group group;
    private final Roster roster;
    private final Rebalance rebalance;
    private final Deadline sync;

    Plan(Group group, Rebalance rebalance) {
        this.group = group;
        this.roster = group.roster();
        this.rebalance = rebalance;
        this.sync = group.deadline(this::syncOverdue);
    }

    /// A generation was announced: every member owes a SyncGroup.
    void await() {
        roster.members().forEach(member -> member.setOwesSync(true));
        sync.set(roster.rebalanceTimeoutMs());
    }

    /// The generation is over: nobody owes anything.
    void stopWaiting() {
        roster.members().forEach(member -> member.setOwesSync(false));
        sync.clear();
    }

    void sync(SyncGroupRequestData request, Consumer<SyncGroupResponseData> reply) {
        Errors refused = check(request);
        if (refused != Errors.NONE) {
            group.reply(reply, Answers.syncRefused(refused));
            return;
        }
        Member member = roster.known(request.memberId());
        switch (group.state()) {
            case PREPARING_REBALANCE -> group.reply(reply, Answers.syncRefused(Errors.REBALANCE_IN_PROGRESS));
            case COMPLETING_REBALANCE -> {
                member.awaitSync(reply);
                paid(member);
                if (roster.isLeader(member.id())) {
                    spread(partsOf(request));
                }
            }
            case STABLE -> {
                paid(member);
                group.reply(reply, Answers.synced(group, member));
            }
            case EMPTY, DEAD -> group.reply(reply, Answers.syncRefused(Errors.UNKNOWN_MEMBER_ID));
        }
    }

    private Errors check(SyncGroupRequestData request) {
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
        boolean same = agrees(request.protocolType(), group.protocolType())
                && agrees(request.protocolName(), group.protocolName());
        return same ? Errors.NONE : Errors.INCONSISTENT_GROUP_PROTOCOL;
    }

    private static boolean agrees(@Nullable String theirs, @Nullable String ours) {
        return theirs == null || ours == null || theirs.equals(ours);
    }

    private void paid(Member member) {
        member.setOwesSync(false);
        if (roster.thatOweSync().isEmpty()) {
            sync.clear();
        }
    }

    private static Map<String, byte[]> partsOf(SyncGroupRequestData request) {
        Map<String, byte[]> parts = new HashMap<>();
        request.assignments().forEach(part -> parts.put(part.memberId(), part.assignment()));
        return parts;
    }

    /// Stored first, then told: after a crash the plan that members act on is the plan that comes back.
    private void spread(Map<String, byte[]> parts) {
        Errors refused = store(parts);
        if (refused != Errors.NONE) {
            withdraw(refused);
            rebalance.start("the plan could not be stored");
            return;
        }
        group.turn(STABLE);
        roster.members().forEach(member -> tell(member, Answers.synced(group, member)));
        GroupLog.CLIENTS.info(
                "stable group={} generation={} protocol={}", group.id(), group.generation(), group.protocolName());
    }

    private Errors store(Map<String, byte[]> parts) {
        long moreBytes = roster.members().stream()
                .mapToLong(member -> partOf(member, parts).length - member.assignment().length)
                .sum();
        if (!group.memory().hasRoomFor(moreBytes)) {
            GroupLog.CLIENTS.warn("no memory left for a plan group={} bytes={}", group.id(), moreBytes);
            return Errors.COORDINATOR_NOT_AVAILABLE;
        }
        roster.members().forEach(member -> member.assign(partOf(member, parts)));
        try {
            group.writeMetadata();
            return Errors.NONE;
        } catch (IOException e) {
            GroupLog.FAILURES.failed("write of a plan", e);
            return Failures.ofMetadata(e);
        }
    }

    private static byte[] partOf(Member member, Map<String, byte[]> parts) {
        return parts.getOrDefault(member.id(), Member.NOTHING);
    }

    /// Nobody acts on what was assigned; whoever waits hears `why`.
    void withdraw(Errors why) {
        for (Member member : roster.members()) {
            member.assign(Member.NOTHING);
            tell(member, Answers.syncRefused(why));
        }
    }

    /// Whoever waited for its plan sent no heartbeat meanwhile: its session starts anew.
    private static void tell(Member member, SyncGroupResponseData answer) {
        if (member.answerSync(answer)) {
            member.keepAlive();
        }
    }

    private void syncOverdue() {
        List<Member> late = roster.thatOweSync();
        if ((group.state() == COMPLETING_REBALANCE || group.state() == STABLE) && !late.isEmpty()) {
            late.forEach(roster::remove);
            rebalance.start("no SyncGroup from " + late.stream().map(Member::id).toList());
        }
    }
}
