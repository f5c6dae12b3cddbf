package dev.offsetlab.engine.group;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group as it is stored: written when the leader's plan arrives, when the last member is gone, and when a static
/// member comes back under a new id.
///
/// ```
///   | int16 = 3 | protocol type string | generation int32 | protocol string? | leader string? | since int64 |
///   | count int32 | then for each member:
///       | id string | instance id string? | client id string | host string | rebalance timeout int32 |
///       | session timeout int32 | subscription bytes | assignment bytes |
/// ```
///
/// A crash during a rebalance leaves the generation before it: its members find their requests refused with
/// `ILLEGAL_GENERATION` or fall silent, and a new rebalance follows. Read are versions 0 to 3.
///
/// @param protocolType `consumer`, `connect`, ...; empty where the group never had a member
/// @param sinceMs      when the group came to this state, -1 where an old version does not say
record GroupMetadata(
        String protocolType,
        int generation,
        @Nullable String protocol,
        @Nullable String leader,
        long sinceMs,
        List<StoredMember> members) {
    private static final int VERSION = 3;
    private static final int REBALANCE_TIMEOUT_SINCE = 1;
    private static final int TIMESTAMP_SINCE = 2;
    private static final int INSTANCE_ID_SINCE = 3;

    /// @param subscription what the member said about itself under the chosen protocol
    record StoredMember(
            String id,
            @Nullable String instanceId,
            String clientId,
            String host,
            int rebalanceTimeoutMs,
            int sessionTimeoutMs,
            ByteBuffer subscription,
            ByteBuffer assignment) {}

    ByteBuffer encode() {
        FieldWriter out = new FieldWriter()
                .int16(VERSION)
                .string(protocolType)
                .int32(generation)
                .string(protocol)
                .string(leader)
                .int64(sinceMs)
                .int32(members.size());
        for (StoredMember member : members) {
            out.string(member.id)
                    .string(member.instanceId)
                    .string(member.clientId)
                    .string(member.host)
                    .int32(member.rebalanceTimeoutMs)
                    .int32(member.sessionTimeoutMs)
                    .bytes(member.subscription)
                    .bytes(member.assignment);
        }
        return out.done();
    }

    static GroupMetadata decode(ByteBuffer value) {
        FieldReader in = new FieldReader(value);
        int version = in.int16();
        if (version < 0 || version > VERSION) {
            throw new IllegalArgumentException("group metadata of an unknown version: version=" + version);
        }
        String protocolType = in.string();
        int generation = in.int32();
        String protocol = in.nullableString();
        String leader = in.nullableString();
        long sinceMs = version >= TIMESTAMP_SINCE ? in.int64() : -1;
        int count = in.count();
        List<StoredMember> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            members.add(member(in, version));
        }
        return new GroupMetadata(protocolType, generation, protocol, leader, sinceMs, members);
    }

    private static StoredMember member(FieldReader in, int version) {
        String id = in.string();
        String instanceId = version >= INSTANCE_ID_SINCE ? in.nullableString() : null;
        String clientId = in.string();
        String host = in.string();
        int rebalanceTimeoutMs = version >= REBALANCE_TIMEOUT_SINCE ? in.int32() : -1;
        int sessionTimeoutMs = in.int32();
        return new StoredMember(
                id,
                instanceId,
                clientId,
                host,
                rebalanceTimeoutMs < 0 ? sessionTimeoutMs : rebalanceTimeoutMs,
                sessionTimeoutMs,
                in.bytes(),
                in.bytes());
    }
}
