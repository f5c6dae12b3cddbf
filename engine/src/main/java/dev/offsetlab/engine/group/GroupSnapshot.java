package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group as it stood at one moment, for a page that shows it.
///
/// @param protocolType null where the group never had a member
/// @param protocol     null between generations and where there are no members
public record GroupSnapshot(
        String id,
        GroupState state,
        int generation,
        @Nullable String protocolType,
        @Nullable String protocol,
        @Nullable String leaderId,
        List<MemberSnapshot> members,
        Map<PartitionId, CommittedOffset> offsets) {

    /// @param instanceId set for a static member
    /// @param assignment what it reads; empty where the group is not stable, or not one of consumers
    public record MemberSnapshot(
            String id, @Nullable String instanceId, String clientId, String host, List<PartitionId> assignment) {}
}
