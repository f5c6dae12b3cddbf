package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One record of `__consumer_offsets`: key and value as Kafka writes them.
///
/// | key | value | means |
/// |---|---|---|
/// | [OffsetsKey.Commit] | [CommittedOffset] | the group will read on from there |
/// | [OffsetsKey.Commit] | none | that commit is deleted |
/// | [OffsetsKey.Members] | [GroupMetadata] | the group's generation, members and plan |
/// | [OffsetsKey.Members] | none | the group is deleted |
///
/// The topic is compacted: of each key the last value stays.
///
/// @param value null for a tombstone
record OffsetsRecord(ByteBuffer key, @Nullable ByteBuffer value) {
    boolean isTombstone() {
        return value == null;
    }

    static OffsetsRecord commit(String group, PartitionId partition, CommittedOffset committed) {
        return new OffsetsRecord(new OffsetsKey.Commit(group, partition).encode(), committed.encode());
    }

    static OffsetsRecord commitDeleted(String group, PartitionId partition) {
        return new OffsetsRecord(new OffsetsKey.Commit(group, partition).encode(), null);
    }

    static OffsetsRecord members(String group, GroupMetadata metadata) {
        return new OffsetsRecord(new OffsetsKey.Members(group).encode(), metadata.encode());
    }

    static OffsetsRecord groupDeleted(String group) {
        return new OffsetsRecord(new OffsetsKey.Members(group).encode(), null);
    }
}
