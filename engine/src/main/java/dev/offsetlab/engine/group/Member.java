package dev.offsetlab.engine.group;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocolCollection;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// One consumer of a group, and the replies it waits for. Guarded by the group's lock.
final class Member {
    static final byte[] NOTHING = new byte[0];

    /// Who it is.
    ///
    /// @param instanceId set for a static member
    record Identity(String id, @Nullable String instanceId, String clientId, String host) {
        long sizeBytes() {
            int instanceLength = instanceId == null ? 0 : instanceId.length();
            return 2L * (id.length() + instanceLength + clientId.length() + host.length());
        }
    }

    private final Identity identity;
    private final Deadline session;
    private final Outbox outbox;
    private final GroupMemory memory;
    private SequencedMap<String, byte[]> protocols = new LinkedHashMap<>();
    private long chargedBytes;
    private int rebalanceTimeoutMs;
    private int sessionTimeoutMs;
    private byte[] assignment = NOTHING;
    private boolean fresh;
    private boolean owesSync;
    private @Nullable Consumer<JoinGroupResponseData> joinReply;
    private @Nullable Consumer<SyncGroupResponseData> syncReply;

    Member(Identity identity, Deadline session, Outbox outbox, GroupMemory memory) {
        this.identity = identity;
        this.session = session;
        this.outbox = outbox;
        this.memory = memory;
    }

    /// What a member holds in memory, but for its assignment.
    static long sizeBytes(Identity identity, SequencedMap<String, byte[]> protocols) {
        long bytes = GroupMemory.MEMBER_BYTES + identity.sizeBytes();
        for (Map.Entry<String, byte[]> protocol : protocols.entrySet()) {
            bytes += GroupMemory.PROTOCOL_BYTES + 2L * protocol.getKey().length() + protocol.getValue().length;
        }
        return bytes;
    }

    long sizeBytes() {
        return sizeBytes(identity, protocols);
    }

    private void charge(long bytes) {
        memory.charge(bytes - chargedBytes);
        chargedBytes = bytes;
    }

    static SequencedMap<String, byte[]> protocols(JoinGroupRequestProtocolCollection offered) {
        SequencedMap<String, byte[]> protocols = new LinkedHashMap<>();
        offered.forEach(protocol -> protocols.putIfAbsent(protocol.name(), protocol.metadata()));
        return protocols;
    }

    Identity identity() {
        return identity;
    }

    String id() {
        return identity.id();
    }

    boolean isStatic() {
        return identity.instanceId() != null;
    }

    /// What it can do and how long it may take, as of its latest join.
    void offers(SequencedMap<String, byte[]> protocols, int rebalanceTimeoutMs, int sessionTimeoutMs) {
        this.protocols = protocols;
        this.rebalanceTimeoutMs = rebalanceTimeoutMs;
        this.sessionTimeoutMs = sessionTimeoutMs;
        charge(sizeBytes() + assignment.length);
    }

    SequencedMap<String, byte[]> protocols() {
        return protocols;
    }

    int rebalanceTimeoutMs() {
        return rebalanceTimeoutMs;
    }

    int sessionTimeoutMs() {
        return sessionTimeoutMs;
    }

    boolean offersExactly(SequencedMap<String, byte[]> others) {
        if (protocols.size() != others.size()) {
            return false;
        }
        Iterator<Map.Entry<String, byte[]>> mine = protocols.entrySet().iterator();
        for (Map.Entry<String, byte[]> other : others.entrySet()) {
            Map.Entry<String, byte[]> own = mine.next();
            if (!own.getKey().equals(other.getKey()) || !Arrays.equals(own.getValue(), other.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// The protocol among `candidates` that it likes best.
    String vote(Set<String> candidates) {
        return protocols.keySet().stream()
                .filter(candidates::contains)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no candidate is known to memberId=" + id()));
    }

    byte[] metadata(@Nullable String protocol) {
        return protocol == null ? NOTHING : protocols.getOrDefault(protocol, NOTHING);
    }

    byte[] assignment() {
        return assignment;
    }

    void assign(byte[] plan) {
        assignment = plan;
        charge(sizeBytes() + plan.length);
    }

    /// Joined for the first time and saw no generation yet: it cannot send heartbeats.
    boolean isFresh() {
        return fresh;
    }

    void setFresh(boolean fresh) {
        this.fresh = fresh;
    }

    /// Was told of the generation and has not sent its SyncGroup.
    boolean owesSync() {
        return owesSync;
    }

    void setOwesSync(boolean owesSync) {
        this.owesSync = owesSync;
    }

    void keepAlive() {
        session.set(sessionTimeoutMs);
    }

    void keepAliveFor(long timeoutMs) {
        session.set(timeoutMs);
    }

    boolean awaitsJoin() {
        return joinReply != null;
    }

    boolean awaitsSync() {
        return syncReply != null;
    }

    /// Parks its JoinGroup. One that is parked already comes from a connection the client gave up.
    void awaitJoin(Consumer<JoinGroupResponseData> reply) {
        answerJoin(Answers.joinRefused(id(), Errors.REBALANCE_IN_PROGRESS));
        joinReply = reply;
    }

    void awaitSync(Consumer<SyncGroupResponseData> reply) {
        answerSync(Answers.syncRefused(Errors.REBALANCE_IN_PROGRESS));
        syncReply = reply;
    }

    /// Answers its parked JoinGroup, if there is one.
    void answerJoin(JoinGroupResponseData answer) {
        if (joinReply != null) {
            outbox.add(joinReply, answer);
            joinReply = null;
        }
    }

    /// Answers its parked SyncGroup; false where none is parked.
    boolean answerSync(SyncGroupResponseData answer) {
        if (syncReply == null) {
            return false;
        }
        outbox.add(syncReply, answer);
        syncReply = null;
        return true;
    }

    /// It is a member no longer: nothing of it may be left waiting.
    void dismiss(Errors why) {
        session.clear();
        charge(0);
        answerJoin(Answers.joinRefused("", why));
        answerSync(Answers.syncRefused(why));
    }
}
