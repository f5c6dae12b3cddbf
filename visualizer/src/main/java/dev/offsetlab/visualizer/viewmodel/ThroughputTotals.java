package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.util.HashMap;
import java.util.Map;

/// Running totals of a cluster's traffic, summed from what moved between two looks at it.
///
/// ```
///   look     log end of a partition   committed by a group   size on disk   written  read  bytes
///     1      100                      40                     3,000          0        0     0        the base
///     2      160                      90                     4,800          60       50    1,800
///     3      160                      90                     1,900          60       50    1,800    retention
/// ```
///
/// A partition or group that is new counts from its second look on. Topics of the broker itself are left
/// out: each commit of a group is a record there.
final class ThroughputTotals {
    private Map<Partition, PartitionView> partitions = Map.of();
    private Map<GroupPartition, Long> commits = Map.of();
    private long writtenRecords;
    private long writtenBytes;
    private long readRecords;
    private boolean bytesKnown;

    private record GroupPartition(String group, Partition partition) {}

    /// Only for samples that are new.
    void look(LabSample sample) {
        Map<Partition, PartitionView> nowThere = new HashMap<>();
        for (TopicView topic : sample.topics()) {
            if (!topic.internal()) {
                topic.partitions().forEach(view -> nowThere.put(new Partition(topic.name(), view.partition()), view));
            }
        }
        nowThere.forEach(this::addWritten);
        Map<GroupPartition, Long> nowCommitted = new HashMap<>();
        for (GroupView group : sample.groups()) {
            group.committed().forEach((at, offset) -> nowCommitted.put(new GroupPartition(group.id(), at), offset));
        }
        nowCommitted.forEach((at, offset) -> readRecords += grown(commits.getOrDefault(at, offset), offset));
        partitions = nowThere;
        commits = nowCommitted;
        bytesKnown = nowThere.values().stream().anyMatch(view -> view.sizeBytes() >= 0);
    }

    private void addWritten(Partition partition, PartitionView now) {
        PartitionView before = partitions.getOrDefault(partition, now);
        writtenRecords += grown(before.logEndOffset(), now.logEndOffset());
        if (before.sizeBytes() >= 0) {
            writtenBytes += grown(before.sizeBytes(), now.sizeBytes());
        }
    }

    /// What is smaller was deleted, or reset, or made anew: nothing was taken back.
    private static long grown(long before, long now) {
        return Math.max(0, now - before);
    }

    long writtenRecords() {
        return writtenRecords;
    }

    long writtenBytes() {
        return writtenBytes;
    }

    /// As all groups together committed them.
    long readRecords() {
        return readRecords;
    }

    /// Whether the cluster tells the size of any partition.
    boolean bytesKnown() {
        return bytesKnown;
    }
}
