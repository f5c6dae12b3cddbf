package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupState.COMPLETING_REBALANCE;
import static dev.offsetlab.engine.group.GroupState.EMPTY;
import static dev.offsetlab.engine.group.GroupState.PREPARING_REBALANCE;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From one generation to the next: gather the members, then spread the leader's plan.
///
/// ```
///   start ---- join timeout of the slowest member ----> complete ---- the same again ----> drop who never synced
///     | members join: answers are parked                  | generation + 1, all joins answered
///     | (a first rebalance waits the initial delay,       | leader's sync: plan stored, all syncs answered
///     |  longer while newcomers keep arriving)            v Stable
/// ```
///
/// Guarded by the group's lock.
final class Rebalance {
    private static final Logger LOG = LoggerFactory.getLogger(Rebalance.class);

    private final Group group;
    private final Roster roster;
    private final Deadline join;
    private final Deadline sync;
    private boolean first;
    private boolean newcomerSinceDelay;
    private long firstDelayMs;
    private long firstRestMs;

    Rebalance(Group group) {
        this.group = group;
        this.roster = group.roster();
        this.join = group.deadline(this::joinOverdue);
        this.sync = group.deadline(this::syncOverdue);
    }

    /// Starts a rebalance where the state allows one; where one is running, looks whether all have joined.
    void startOrGoOn(String reason) {
        if (group.state().mayRebalance()) {
            start(reason);
        } else {
            goOn();
        }
    }

    void start(String reason) {
        if (group.state() == COMPLETING_REBALANCE) {
            withdrawPlan(Errors.REBALANCE_IN_PROGRESS);
        }
        roster.members().forEach(member -> member.setOwesSync(false));
        sync.clear();
        first = group.state() == EMPTY;
        group.turn(PREPARING_REBALANCE);
        LOG.info("rebalance group={} generation={} reason=\"{}\"", group.id(), group.generation(), reason);
        if (first && group.limits().initialDelayMs() > 0) {
            waitForMore();
        } else if (roster.allJoined()) {
            complete();
        } else {
            join.set(roster.rebalanceTimeoutMs());
        }
    }

    private void waitForMore() {
        newcomerSinceDelay = false;
        firstDelayMs = group.limits().initialDelayMs();
        firstRestMs = Math.max(roster.rebalanceTimeoutMs() - firstDelayMs, 0);
        join.set(firstDelayMs);
    }

    /// Somebody new came in; a first rebalance that is under way waits a little longer.
    void newcomer() {
        newcomerSinceDelay = true;
    }

    /// Completes the joining once everybody has; a first rebalance takes its full delay.
    void goOn() {
        if (group.state() == PREPARING_REBALANCE && !first && roster.allJoined()) {
            complete();
        }
    }

    private void joinOverdue() {
        if (group.state() != PREPARING_REBALANCE) {
            return;
        }
        if (first && newcomerSinceDelay && firstRestMs > 0) {
            newcomerSinceDelay = false;
            long delayMs = Math.min(group.limits().initialDelayMs(), firstRestMs);
            firstRestMs = Math.max(firstRestMs - firstDelayMs, 0);
            firstDelayMs = delayMs;
            join.set(delayMs);
        } else {
            complete();
        }
    }

    /// Everybody who will come has come. Static members that are away keep their place until their session ends.
    void complete() {
        join.clear();
        List<Member> absent = roster.copy().stream()
                .filter(member -> !member.awaitsJoin() && !member.isStatic())
                .toList();
        absent.forEach(roster::remove);
        if (!absent.isEmpty()) {
            LOG.info(
                    "did not join group={} members={}",
                    group.id(),
                    absent.stream().map(Member::id).toList());
        }
        if (!roster.isEmpty() && !roster.electJoinedLeader()) {
            join.set(roster.rebalanceTimeoutMs());
            return;
        }
        first = false;
        group.nextGeneration();
        if (group.state() == EMPTY) {
            storeEmpty();
        } else {
            announce();
        }
    }

    private void announce() {
        LOG.info("joined group={} generation={} members={}", group.id(), group.generation(), roster.size());
        for (Member member : roster.members()) {
            member.answerJoin(Answers.joined(group, member));
            member.keepAlive();
            member.setFresh(false);
            member.setOwesSync(true);
        }
        sync.set(roster.rebalanceTimeoutMs());
    }

    /// Not written: after a crash the generation before comes back, and its members time out.
    private void storeEmpty() {
        try {
            group.writeMetadata();
        } catch (IOException e) {
            LOG.warn("empty group not stored group={} generation={}", group.id(), group.generation(), e);
        }
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
                    spread(planOf(request));
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

    private static Map<String, byte[]> planOf(SyncGroupRequestData request) {
        Map<String, byte[]> plan = new HashMap<>();
        request.assignments().forEach(part -> plan.put(part.memberId(), part.assignment()));
        return plan;
    }

    /// Stored first, then told: after a crash the plan that members act on is the plan that comes back.
    private void spread(Map<String, byte[]> plan) {
        roster.members().forEach(member -> member.assign(plan.getOrDefault(member.id(), Member.NOTHING)));
        try {
            group.writeMetadata();
        } catch (IOException e) {
            LOG.warn("plan not stored group={} generation={}", group.id(), group.generation(), e);
            withdrawPlan(Failures.ofMetadata(e));
            start("the plan could not be stored");
            return;
        }
        group.turn(STABLE);
        roster.members().forEach(member -> tellPlan(member, Answers.synced(group, member)));
        LOG.info("stable group={} generation={} protocol={}", group.id(), group.generation(), group.protocolName());
    }

    private void withdrawPlan(Errors why) {
        for (Member member : roster.members()) {
            member.assign(Member.NOTHING);
            tellPlan(member, Answers.syncRefused(why));
        }
    }

    /// Whoever waited for its plan sent no heartbeat meanwhile: its session starts anew.
    private static void tellPlan(Member member, SyncGroupResponseData answer) {
        if (member.answerSync(answer)) {
            member.keepAlive();
        }
    }

    private void syncOverdue() {
        List<Member> late = roster.thatOweSync();
        if ((group.state() == COMPLETING_REBALANCE || group.state() == STABLE) && !late.isEmpty()) {
            late.forEach(roster::remove);
            start("no SyncGroup from " + late.stream().map(Member::id).toList());
        }
    }

    /// The group is gone.
    void stop() {
        join.clear();
        sync.clear();
    }
}
