package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/// How far a group is behind in one partition.
///
/// ```
///   log start        committed            log end
///      |--- read --------|------ lag --------|
/// ```
///
/// @param committed where the group reads on; empty where it never committed
/// @param lag       records that wait for it; 0 while nothing was committed, for then nobody knows where it begins
/// @param lost      records that were deleted before the group read them
public record LagOfPartition(
        Partition partition, long logStartOffset, long logEndOffset, OptionalLong committed, long lag, long lost) {

    static LagOfPartition of(Partition partition, PartitionView log, OptionalLong committed) {
        long from = Math.max(committed.orElse(log.logEndOffset()), log.logStartOffset());
        long lost = committed.isPresent() ? Math.max(0, log.logStartOffset() - committed.getAsLong()) : 0;
        return new LagOfPartition(
                partition,
                log.logStartOffset(),
                log.logEndOffset(),
                committed,
                Math.max(0, log.logEndOffset() - from),
                lost);
    }

    /// All partitions that the group committed for or has assigned, and that the sample knows; in order.
    static List<LagOfPartition> all(GroupView group, LabSample sample) {
        Map<Partition, PartitionView> logs = new HashMap<>();
        for (TopicView topic : sample.topics()) {
            topic.partitions().forEach(log -> logs.put(new Partition(topic.name(), log.partition()), log));
        }
        TreeSet<Partition> wanted = new TreeSet<>(group.committed().keySet());
        group.members().forEach(member -> wanted.addAll(member.assignment()));
        List<LagOfPartition> all = new ArrayList<>();
        for (Partition partition : wanted) {
            PartitionView log = logs.get(partition);
            if (log != null) {
                Long committed = group.committed().get(partition);
                all.add(of(partition, log, committed == null ? OptionalLong.empty() : OptionalLong.of(committed)));
            }
        }
        return all;
    }

    static long sum(List<LagOfPartition> partitions) {
        return partitions.stream().mapToLong(LagOfPartition::lag).sum();
    }
}
