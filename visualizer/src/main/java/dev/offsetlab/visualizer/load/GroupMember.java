package dev.offsetlab.visualizer.load;

import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadReport.MemberReport;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.util.List;

/// One member of group `billing` with a thread of its own, until it leaves.
///
/// ```
///   READING, PAUSED   a MemberSession polls: joined, heartbeats, commits
///   KILLED            no session: its connections were dropped without a word, and the group waits for the session's
/// end
///   leave             the session says goodbye, the thread ends
/// ```
///
/// The thread alone touches the consumer; others see the report that it publishes.
final class GroupMember {
    private static final long IDLE_MS = 60_000;
    private static final long RETRY_MS = 1_000;

    private final MemberClients clients;
    private final Bell bell = new Bell();
    private final Thread thread;
    private volatile MemberPlan plan;
    private volatile boolean leaving;
    private volatile MemberReport report;
    private long readRecords;

    GroupMember(MemberClients clients, MemberPlan plan) {
        this.clients = clients;
        this.plan = plan;
        this.report = new MemberReport(plan.clientId(), "joining", 0, List.of(), "");
        this.thread =
                Thread.ofPlatform().daemon().name("member-" + plan.clientId()).start(this::run);
    }

    void use(MemberPlan next) {
        plan = next;
        bell.ring();
    }

    MemberReport report() {
        return report;
    }

    /// Asks it to leave the group and returns at once.
    void leave() {
        leaving = true;
        bell.ring();
    }

    void awaitEnd(long mostMs) {
        try {
            thread.join(mostMs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!leaving) {
            if (killed()) {
                report = new MemberReport(plan.clientId(), "killed", readRecords, report.positions(), "");
                bell.rest(IDLE_MS, () -> leaving || !killed());
            } else {
                attend();
            }
        }
    }

    private boolean killed() {
        return plan.state() == MemberPlan.State.KILLED;
    }

    private boolean attends() {
        return !leaving && !killed();
    }

    private void attend() {
        String clientId = plan.clientId();
        try (MemberSession session = new MemberSession(clients, LiveLoad.GROUP, LiveLoad.TOPIC, clientId)) {
            while (attends()) {
                MemberPlan now = plan;
                readRecords += session.step(now.state() == MemberPlan.State.PAUSED);
                List<ReaderPosition> positions = session.positions();
                String state = positions.isEmpty() ? "joining" : session.paused() ? "paused" : "reading";
                report = new MemberReport(clientId, state, readRecords, positions, session.problem());
                bell.rest(now.pauseMs(), () -> !attends() || plan.pauseMs() != now.pauseMs());
            }
            if (leaving) {
                session.leave();
            }
        } catch (RuntimeException failure) { // of Kafka, or of a student's assignor
            report = new MemberReport(
                    clientId, "joining", readRecords, List.of(), clientId + ": " + Failure.line(failure));
            bell.rest(RETRY_MS, () -> !attends());
        }
    }
}
