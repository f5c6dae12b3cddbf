package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupState.COMPLETING_REBALANCE;
import static dev.offsetlab.engine.group.GroupState.EMPTY;
import static dev.offsetlab.engine.group.GroupState.PREPARING_REBALANCE;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;

/// From one generation to the next: gather the members, then spread the leader's [Plan].
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
    private final Group group;
    private final Roster roster;
    private final Deadline join;
    private final Plan plan;
    private boolean first;
    private boolean newcomerSinceDelay;
    private long firstDelayMs;
    private long firstRestMs;

    Rebalance(Group group) {
        this.group = group;
        this.roster = group.roster();
        this.join = group.deadline(this::joinOverdue);
        this.plan = new Plan(group, this);
    }

    Plan plan() {
        return plan;
    }

    /// Starts a rebalance where the state allows one; where one is running, looks whether all have joined. A first
    /// rebalance waits for time alone, as in Kafka: without a delay, for nobody who was given an id.
    void startOrGoOn(String reason) {
        if (group.state().mayRebalance()) {
            start(reason);
        } else {
            goOn();
        }
    }

    void start(String reason) {
        if (group.state() == COMPLETING_REBALANCE) {
            plan.withdraw(Errors.REBALANCE_IN_PROGRESS);
        }
        plan.stopWaiting();
        first = group.state() == EMPTY;
        group.turn(PREPARING_REBALANCE);
        GroupLog.CLIENTS.info("rebalance group={} generation={} reason=\"{}\"", group.id(), group.generation(), reason);
        if (first && group.limits().initialDelayMs() > 0) {
            waitForMore();
        } else if (first || roster.allJoined()) {
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
            GroupLog.CLIENTS.info(
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
        GroupLog.CLIENTS.info(
                "joined group={} generation={} members={}", group.id(), group.generation(), roster.size());
        for (Member member : roster.members()) {
            member.answerJoin(Answers.joined(group, member));
            member.keepAlive();
            member.setFresh(false);
        }
        plan.await();
    }

    /// Not written: after a crash the generation before comes back, and its members time out.
    private void storeEmpty() {
        try {
            group.writeMetadata();
        } catch (IOException e) {
            GroupLog.FAILURES.failed("write of an empty group", e);
        }
    }

    /// The group is gone.
    void stop() {
        join.clear();
        plan.stopWaiting();
    }
}
