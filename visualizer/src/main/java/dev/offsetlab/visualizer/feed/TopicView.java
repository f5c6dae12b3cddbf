package dev.offsetlab.visualizer.feed;

import java.util.List;

/// A topic as the pages list it.
public record TopicView(String name, boolean internal, List<PartitionView> partitions) {

    /// @param logEndOffset offset that the next record gets
    /// @param sizeBytes    -1 where the broker does not tell
    /// @param segments     -1 where the broker does not tell
    public record PartitionView(int partition, long logStartOffset, long logEndOffset, long sizeBytes, int segments) {}
}
