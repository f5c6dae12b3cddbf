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
import java.util.concurrent.ConcurrentHashMap;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every consumer group of the broker, by its id.
///
/// Any thread may call; groups do not wait for each other. What is asked of a group that does not exist is answered
/// here, everything else by the group itself ([GuardedGroup]). Opening reads back what `__consumer_offsets` holds,
/// before the first client is let in: so nobody is ever told to wait for the loading.
public final class GroupCoordinator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCoordinator.class);

    private final Group.Environment environment;
    private final ConcurrentHashMap<String, GuardedGroup> groups = new ConcurrentHashMap<>();
    private final long expiryCheckMs;
    private volatile boolean closed;

    GroupCoordinator(Group.Environment environment, long expiryCheckMs) {
        this.environment = environment;
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
        if (groupId.isEmpty()) {
            call.refuse(Errors.INVALID_GROUP_ID);
        } else if (!environment.limits().get().allowsSession(call.request().sessionTimeoutMs())) {
            call.refuse(Errors.INVALID_SESSION_TIMEOUT);
        } else if (call.sizeBytes() > GroupMemory.MAX_MEMBER_BYTES) {
            LOG.warn("a member too large to store group={} bytes={}", groupId, call.sizeBytes());
            call.refuse(Errors.UNKNOWN_SERVER_ERROR);
        } else if (call.isFirst()
                && find(groupId).isEmpty()
                && !environment.memory().hasRoomFor(call.sizeBytes())) {
            LOG.warn("no memory left for a group group={} bytes={}", groupId, call.sizeBytes());
            call.refuse(Errors.COORDINATOR_NOT_AVAILABLE);
        } else if (call.isFirst()) {
            existingOrNew(groupId).join(call);
        } else {
            find(groupId).ifPresentOrElse(group -> group.join(call), () -> call.refuse(Errors.UNKNOWN_MEMBER_ID));
        }
    }

    /// Replies now, or when the leader's plan is there.
    public void sync(SyncGroupRequestData request, Consumer<SyncGroupResponseData> reply) {
        if (request.groupId().isEmpty()) {
            reply.accept(Answers.syncRefused(Errors.INVALID_GROUP_ID));
        } else {
            find(request.groupId())
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
        Optional<GuardedGroup> group = find(call.groupId());
        if (group.isEmpty() && call.generation() >= 0) {
            return call.offsets().keySet().stream()
                    .collect(Collectors.toMap(Function.identity(), id -> Errors.ILLEGAL_GENERATION));
        }
        return group.orElseGet(() -> existingOrNew(call.groupId())).commit(call);
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
        GuardedGroup group = groups.get(groupId);
        if (group == null) {
            return Errors.GROUP_ID_NOT_FOUND;
        }
        Errors error = group.delete();
        if (error == Errors.NONE) {
            groups.remove(groupId, group);
        }
        return error;
    }

    public Optional<DescribedGroup> describe(String groupId) {
        return find(groupId).map(GuardedGroup::described);
    }

    public List<ListedGroup> list() {
        return groups.values().stream().map(GuardedGroup::listed).toList();
    }

    /// All groups with their members and offsets, each as it stands when its turn comes.
    public List<GroupSnapshot> snapshot() {
        return groups.values().stream().map(GuardedGroup::snapshot).toList();
    }

    /// Forgets every commit in `topic`: a topic of the same name would start anew at offset 0.
    void topicDeleted(String topic) {
        groups.values().forEach(group -> group.topicDeleted(topic));
    }

    /// Drops offsets that were kept long enough, and groups of which nothing is left.
    void expire() {
        groups.values().removeIf(GuardedGroup::expire);
    }

    void restore(Map<String, StoredGroup> stored) {
        stored.forEach((id, was) -> {
            GuardedGroup group = new GuardedGroup(id, environment);
            groups.put(id, group);
            group.restore(was.metadata(), was.offsets());
        });
    }

    /// Stops every timeout and answers whoever waits: they are to look for the coordinator again.
    @Override
    public void close() {
        closed = true;
        groups.values().forEach(GuardedGroup::stop);
    }

    private void expireLater() {
        environment.alarms().after(expiryCheckMs, () -> {
            if (!closed) {
                expire();
                expireLater();
            }
        });
    }

    private GuardedGroup existingOrNew(String groupId) {
        return groups.computeIfAbsent(groupId, id -> new GuardedGroup(id, environment));
    }

    private Optional<GuardedGroup> find(String groupId) {
        return Optional.ofNullable(groups.get(groupId));
    }

    private <T> T ask(String groupId, Function<GuardedGroup, T> question, T withoutGroup) {
        GuardedGroup group = groups.get(groupId);
        return group == null ? withoutGroup : question.apply(group);
    }

    /// A group as the log tells it.
    ///
    /// @param metadata null for one that only committed offsets
    record StoredGroup(@Nullable GroupMetadata metadata, Map<PartitionId, CommittedOffset> offsets) {}
}
