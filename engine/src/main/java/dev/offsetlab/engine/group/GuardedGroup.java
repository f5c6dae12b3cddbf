package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.message.ListGroupsResponseData.ListedGroup;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// The one way into a [Group].
///
/// ```
///   I/O thread A -- join -----\            lock            /--> replies, after the lock is free
///   I/O thread B -- heartbeat --+--> [ change, write ] ---+
///   an alarm ------------------/                           \--> result
/// ```
///
/// Calls come from any I/O thread, alarms from one of them. The lock is held for as long as the state changes and its
/// record is written, so that the log tells the same story in the same order. Replies leave afterwards: they may start
/// the client's next request on the spot.
final class GuardedGroup {
    private final ReentrantLock lock = new ReentrantLock();
    private final Group group;

    GuardedGroup(String id, Group.Environment environment) {
        this.group = new Group(id, environment, this::enter);
    }

    String id() {
        return group.id();
    }

    void join(JoinCall call) {
        enter(() -> group.joining().join(call));
    }

    void sync(SyncGroupRequestData request, Consumer<SyncGroupResponseData> reply) {
        enter(() -> group.rebalance().plan().sync(request, reply));
    }

    Errors heartbeat(HeartbeatRequestData request) {
        return locked(inside -> inside.liveness().heartbeat(request));
    }

    List<MemberResponse> leave(List<MemberIdentity> leaving) {
        return locked(inside -> inside.liveness().leave(leaving));
    }

    Map<PartitionId, Errors> commit(CommitCall call) {
        return locked(inside -> inside.commits().commit(call));
    }

    Map<PartitionId, CommittedOffset> committed() {
        return locked(inside -> inside.commits().copy());
    }

    Errors mayDeleteCommits() {
        return locked(inside -> inside.deletion().mayDeleteCommits());
    }

    Map<PartitionId, Errors> deleteCommits(Collection<PartitionId> partitions) {
        return locked(inside -> inside.deletion().deleteCommits(partitions));
    }

    Errors delete() {
        return locked(inside -> inside.deletion().delete());
    }

    void topicDeleted(String topic) {
        enter(() -> group.deletion().topicDeleted(topic));
    }

    /// True where the group is gone, for it never had a member or a commit.
    boolean forgetUnused() {
        return locked(inside -> inside.deletion().forgetUnused());
    }

    /// True where the group itself is gone with its last offset.
    boolean expire() {
        return locked(inside -> inside.deletion().expire());
    }

    DescribedGroup described() {
        return locked(Views::described);
    }

    ListedGroup listed() {
        return locked(Views::listed);
    }

    GroupSnapshot snapshot() {
        return locked(Views::snapshot);
    }

    void restore(@Nullable GroupMetadata stored, Map<PartitionId, CommittedOffset> offsets) {
        enter(() -> {
            group.commits().restore(offsets);
            if (stored != null) {
                group.restore(stored);
            }
        });
    }

    /// The broker stops: no alarm rings after this, nobody waits any longer.
    void stop() {
        enter(() -> {
            group.rebalance().stop();
            group.roster().dismissAll(Errors.COORDINATOR_NOT_AVAILABLE);
        });
    }

    private void enter(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            release();
        }
    }

    private <T> T locked(Function<Group, T> work) {
        lock.lock();
        try {
            return work.apply(group);
        } finally {
            release();
        }
    }

    private void release() {
        List<Runnable> replies = group.takeReplies();
        lock.unlock();
        replies.forEach(this::send);
    }

    /// One reply that fails keeps none of the others back.
    private void send(Runnable reply) {
        try {
            reply.run();
        } catch (RuntimeException e) {
            GroupLog.FAILURES.failed("reply", e);
        }
    }
}
