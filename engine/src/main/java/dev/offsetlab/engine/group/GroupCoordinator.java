package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.message.ListGroupsResponseData.ListedGroup;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Every consumer group of the broker, by its id.
///
/// Any thread may call; groups do not wait for each other. What is asked of a group that does not exist is answered
/// here, everything else by the group itself ([GuardedGroup]). Opening reads back what `__consumer_offsets` holds,
/// before the first client is let in: so nobody is ever told to wait for the loading.
public final class GroupCoordinator implements AutoCloseable {
    private final Group.Environment environment;
    private final Groups groups;
    private final long expiryCheckMs;
    private volatile boolean closed;

    GroupCoordinator(Group.Environment environment, long expiryCheckMs) {
        this.environment = environment;
        this.groups = new Groups(environment);
        this.expiryCheckMs = expiryCheckMs;
    }

    /// @param alarms where timeouts run: one of the server's I/O threads
    /// @throws IOException where the stored offsets cannot be read
    public static GroupCoordinator open(Topics topics, Settings settings, Alarms alarms, InstantSource clock)
            throws IOException {
        OffsetsTopic journal = new OffsetsTopic(topics, settings, clock);
        GroupCoordinator coordinator = new GroupCoordinator(
                new Group.Environment(alarms, clock, () -> GroupLimits.of(settings), journal, GroupMemory.ofHeap()),
                settings.longValue("offsets.retention.check.interval.ms"));
        coordinator.restore(journal.load());
        topics.onDelete(coordinator::topicDeleted);
        coordinator.expireLater();
        return coordinator;
    }

    /// Replies now, or when everybody has joined.
    public void join(JoinCall call) {
        String groupId = call.request().groupId();
        Errors refused = refusal(call);
        if (refused != Errors.NONE) {
            call.refuse(refused);
        } else if (call.isFirst()) {
            GuardedGroup group = groups.existingOrNew(groupId);
            group.join(call);
            groups.forgetIfUnused(group);
        } else {
            groups.find(groupId)
                    .ifPresentOrElse(group -> group.join(call), () -> call.refuse(Errors.UNKNOWN_MEMBER_ID));
        }
    }

    private Errors refusal(JoinCall call) {
        String groupId = call.request().groupId();
        if (groupId.isEmpty() || !OffsetsKey.canHold(groupId)) {
            return Errors.INVALID_GROUP_ID;
        }
        if (!environment.limits().get().allowsSession(call.request().sessionTimeoutMs())) {
            return Errors.INVALID_SESSION_TIMEOUT;
        }
        if (call.sizeBytes() > GroupMemory.MAX_MEMBER_BYTES) {
            GroupLog.CLIENTS.warn("a member too large to store group={} bytes={}", groupId, call.sizeBytes());
            return Errors.UNKNOWN_SERVER_ERROR;
        }
        return call.isFirst() && !groups.hasRoomFor(groupId, call.sizeBytes())
                ? Errors.COORDINATOR_NOT_AVAILABLE
                : Errors.NONE;
    }

    /// Replies now, or when the leader's plan is there.
    public void sync(SyncGroupRequestData request, Consumer<SyncGroupResponseData> reply) {
        if (request.groupId().isEmpty()) {
            reply.accept(Answers.syncRefused(Errors.INVALID_GROUP_ID));
        } else {
            groups.find(request.groupId())
                    .ifPresentOrElse(
                            group -> group.sync(request, reply),
                            () -> reply.accept(Answers.syncRefused(Errors.UNKNOWN_MEMBER_ID)));
        }
    }

    public Errors heartbeat(HeartbeatRequestData request) {
        return request.groupId().isEmpty()
                ? Errors.INVALID_GROUP_ID
                : ask(request.groupId(), group -> group.heartbeat(request), Errors.UNKNOWN_MEMBER_ID);
    }

    public List<MemberResponse> leave(String groupId, List<MemberIdentity> leaving) {
        Errors unknown = groupId.isEmpty() ? Errors.INVALID_GROUP_ID : Errors.UNKNOWN_MEMBER_ID;
        List<MemberResponse> strangers =
                leaving.stream().map(who -> Answers.left(who, unknown)).toList();
        return ask(groupId, group -> group.leave(leaving), strangers);
    }

    /// One error (or none) for each partition of the call. A group that only commits comes to be by its first commit.
    public Map<PartitionId, Errors> commit(CommitCall call) {
        Optional<GuardedGroup> group = groups.find(call.groupId());
        if (group.isPresent()) {
            return group.get().commit(call);
        }
        if (call.generation() >= 0) {
            return toAll(call, Errors.ILLEGAL_GENERATION);
        }
        if (!OffsetsKey.canHold(call.groupId())) {
            return toAll(call, Errors.INVALID_GROUP_ID);
        }
        if (!groups.hasRoomFor(call.groupId(), 0)) {
            return toAll(call, Errors.COORDINATOR_NOT_AVAILABLE);
        }
        GuardedGroup made = groups.existingOrNew(call.groupId());
        Map<PartitionId, Errors> answers = made.commit(call);
        groups.forgetIfUnused(made);
        return answers;
    }

    private static Map<PartitionId, Errors> toAll(CommitCall call, Errors error) {
        return call.offsets().keySet().stream().collect(Collectors.toMap(Function.identity(), id -> error));
    }

    /// Where the group reads on, in every partition it committed; empty for a group that is not known.
    public Map<PartitionId, CommittedOffset> committed(String groupId) {
        return ask(groupId, GuardedGroup::committed, Map.of());
    }

    /// Why no commit of the group may be deleted now, or `NONE`.
    public Errors mayDeleteCommits(String groupId) {
        return groupId.isEmpty()
                ? Errors.INVALID_GROUP_ID
                : ask(groupId, GuardedGroup::mayDeleteCommits, Errors.GROUP_ID_NOT_FOUND);
    }

    public Map<PartitionId, Errors> deleteCommits(String groupId, Collection<PartitionId> partitions) {
        return ask(groupId, group -> group.deleteCommits(partitions), Map.of());
    }

    public Errors delete(String groupId) {
        Optional<GuardedGroup> group = groups.find(groupId);
        Errors error = group.map(GuardedGroup::delete).orElse(Errors.GROUP_ID_NOT_FOUND);
        if (error == Errors.NONE) {
            group.ifPresent(groups::remove);
        }
        return error;
    }

    public Optional<DescribedGroup> describe(String groupId) {
        return groups.find(groupId).map(GuardedGroup::described);
    }

    public List<ListedGroup> list() {
        return groups.all().stream().map(GuardedGroup::listed).toList();
    }

    /// All groups with their members and offsets, each as it stands when its turn comes.
    public List<GroupSnapshot> snapshot() {
        return groups.all().stream().map(GuardedGroup::snapshot).toList();
    }

    /// Forgets every commit in `topic`: a topic of the same name would start anew at offset 0.
    void topicDeleted(String topic) {
        groups.all().forEach(group -> group.topicDeleted(topic));
    }

    void expire() {
        groups.expire();
    }

    void restore(Map<String, StoredGroup> stored) {
        groups.restore(stored);
    }

    /// Stops every timeout and answers whoever waits: they are to look for the coordinator again.
    @Override
    public void close() {
        closed = true;
        groups.all().forEach(GuardedGroup::stop);
    }

    private void expireLater() {
        environment.alarms().after(expiryCheckMs, () -> {
            if (!closed) {
                expire();
                expireLater();
            }
        });
    }

    private <T> T ask(String groupId, Function<GuardedGroup, T> question, T withoutGroup) {
        return groups.find(groupId).map(question).orElse(withoutGroup);
    }

    /// A group as the log tells it.
    ///
    /// @param metadata null for one that only committed offsets
    record StoredGroup(@Nullable GroupMetadata metadata, Map<PartitionId, CommittedOffset> offsets) {}
}
