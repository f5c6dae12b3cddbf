package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.AppendRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The state of one consumer group: what [Joining], [Rebalance], [Liveness], [Commits] and [Deletion] work on.
///
/// Knows nothing of threads: everything here runs inside [GuardedGroup], with the group's lock held.
final class Group {
    /// What a group needs of the world.
    record Environment(
            Alarms alarms, InstantSource clock, Supplier<GroupLimits> limits, Journal journal, GroupMemory memory) {}

    private final String id;
    private final Environment environment;
    private final Deadline.Entrance enter;
    private final Outbox outbox = new Outbox();
    private final Roster roster;
    private final Rebalance rebalance;
    private final Joining joining;
    private final Liveness liveness;
    private final Commits commits;
    private final Deletion deletion;
    private GroupState state = GroupState.EMPTY;
    private long sinceMs;
    private int generation;
    private @Nullable String protocolType;
    private @Nullable String protocolName;

    /// @param enter brings alarms inside the lock
    Group(String id, Environment environment, Deadline.Entrance enter) {
        this.id = id;
        this.environment = environment;
        this.enter = enter;
        this.roster = new Roster(environment.memory());
        this.sinceMs = environment.clock().millis();
        this.rebalance = new Rebalance(this);
        this.joining = new Joining(this, rebalance);
        this.liveness = new Liveness(this, rebalance);
        this.commits = new Commits(this);
        this.deletion = new Deletion(this, rebalance);
        memory().charge(ownBytes(id));
    }

    /// What a group without members and commits holds in memory.
    static long ownBytes(String id) {
        return GroupMemory.GROUP_BYTES + 2L * id.length();
    }

    String id() {
        return id;
    }

    GroupState state() {
        return state;
    }

    /// When it came to this state; -1 where an old record did not say.
    long sinceMs() {
        return sinceMs;
    }

    int generation() {
        return generation;
    }

    /// What kind of group it is; null where it never had a member.
    @Nullable
    String protocolType() {
        return protocolType;
    }

    /// How partitions are assigned in this generation.
    @Nullable
    String protocolName() {
        return protocolName;
    }

    Roster roster() {
        return roster;
    }

    Rebalance rebalance() {
        return rebalance;
    }

    Joining joining() {
        return joining;
    }

    Liveness liveness() {
        return liveness;
    }

    Commits commits() {
        return commits;
    }

    Deletion deletion() {
        return deletion;
    }

    GroupLimits limits() {
        return environment.limits().get();
    }

    GroupMemory memory() {
        return environment.memory();
    }

    long nowMs() {
        return environment.clock().millis();
    }

    void setProtocolType(String type) {
        protocolType = type;
    }

    void turn(GroupState next) {
        if (!state.mayTurnInto(next)) {
            throw new IllegalStateException("no way from " + state + " to " + next + " group=" + id);
        }
        state = next;
        sinceMs = nowMs();
        if (next == GroupState.DEAD) {
            memory().charge(-ownBytes(id));
        }
    }

    void nextGeneration() {
        generation++;
        protocolName = roster.isEmpty() ? null : roster.electProtocol();
        turn(roster.isEmpty() ? GroupState.EMPTY : GroupState.COMPLETING_REBALANCE);
    }

    Member newMember(Member.Identity identity) {
        return new Member(identity, sessionOf(identity.id()), outbox, memory());
    }

    Deadline sessionOf(String memberId) {
        return deadline(() -> liveness.sessionOverdue(memberId));
    }

    Deadline deadline(Runnable overdue) {
        return new Deadline(environment.alarms(), environment.clock(), enter, overdue);
    }

    <T> void reply(Consumer<T> reply, T answer) {
        outbox.add(reply, answer);
    }

    /// Replies that wait for the lock to be free.
    List<Runnable> takeReplies() {
        return outbox.take();
    }

    void writeMetadata() throws IOException {
        write(() -> List.of(OffsetsRecord.members(id, Views.stored(this))));
    }

    /// Writes all of `records` or none. What has no stored form, such as a client id whose bytes became more as UTF-8
    /// than a string may have, is refused like what is too large.
    void write(Supplier<List<OffsetsRecord>> records) throws IOException {
        List<OffsetsRecord> encoded;
        try {
            encoded = records.get();
        } catch (IllegalArgumentException noStoredForm) {
            throw new AppendRefusedException(
                    AppendRefusedException.Reason.TOO_LARGE, "group=" + id + ": " + noStoredForm.getMessage());
        }
        environment.journal().write(id, encoded);
    }

    /// Brings back what the log holds; members get a full session to be heard of.
    void restore(GroupMetadata stored) {
        generation = stored.generation();
        protocolType = stored.protocolType().isEmpty() ? null : stored.protocolType();
        protocolName = stored.protocol();
        stored.members().forEach(this::restore);
        roster.restoreLeader(stored.leader());
        state = roster.isEmpty() ? GroupState.EMPTY : GroupState.STABLE;
        sinceMs = stored.sinceMs();
    }

    /// Of the protocols that the member offered, only the chosen one was stored.
    private void restore(GroupMetadata.StoredMember stored) {
        Member member =
                newMember(new Member.Identity(stored.id(), stored.instanceId(), stored.clientId(), stored.host()));
        SequencedMap<String, byte[]> protocols = new LinkedHashMap<>();
        protocols.put(protocolName == null ? "" : protocolName, bytes(stored.subscription()));
        member.offers(protocols, stored.rebalanceTimeoutMs(), stored.sessionTimeoutMs());
        member.assign(bytes(stored.assignment()));
        roster.add(member);
        member.keepAlive();
    }

    private static byte[] bytes(ByteBuffer view) {
        byte[] copy = new byte[view.remaining()];
        view.duplicate().get(copy);
        return copy;
    }
}
