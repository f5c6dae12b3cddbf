package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.Alarms;
import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Timers;
import java.time.InstantSource;
import java.util.List;

/// The APIs of consumer groups: each turns Kafka's message into a call of the [GroupCoordinator] and back, and fits the
/// answer to what the client's version can carry.
public final class GroupHandlers {
    private GroupHandlers() {}

    public static List<ApiHandler<?>> all(
            GroupCoordinator coordinator, Topics topics, BrokerIdentity identity, InstantSource clock) {
        return List.of(
                new FindCoordinatorHandler(identity),
                new JoinGroupHandler(coordinator),
                new SyncGroupHandler(coordinator),
                new HeartbeatHandler(coordinator),
                new LeaveGroupHandler(coordinator),
                new OffsetCommitHandler(coordinator, topics, clock),
                new OffsetFetchHandler(coordinator, topics),
                new OffsetDeleteHandler(coordinator, topics),
                new DescribeGroupsHandler(coordinator),
                new ListGroupsHandler(coordinator),
                new DeleteGroupsHandler(coordinator));
    }

    /// Lets the coordinator's timeouts run on an I/O thread.
    public static Alarms alarms(Timers timers) {
        return (delayMs, task) -> timers.after(delayMs, task)::cancel;
    }
}
