package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One OffsetCommit, of partitions that exist.
///
/// @param memberId   empty for a consumer that assigns its partitions itself
/// @param generation -1 for the same
public record CommitCall(
        String groupId,
        String memberId,
        @Nullable String instanceId,
        int generation,
        Map<PartitionId, CommittedOffset> offsets) {
    /// Comes from a consumer outside the group's rebalances, or from an admin client.
    boolean isSimple() {
        return generation < 0 && memberId.isEmpty() && instanceId == null;
    }
}
