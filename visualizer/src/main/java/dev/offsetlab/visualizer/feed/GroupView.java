package dev.offsetlab.visualizer.feed;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A consumer group at one moment.
///
/// @param state     Kafka's name for it: `Empty`, `PreparingRebalance`, `CompletingRebalance`, `Stable`, `Dead`,
///              and of the newer protocol `Assigning`, `Reconciling`
/// @param generation counts the rebalances; -1 where a cluster does not tell
/// @param committed by partition: the offset at which the group reads on
public record GroupView(
        String id, String state, int generation, List<MemberView> members, Map<Partition, Long> committed) {

    /// Sorted by topic, then by number.
    public record Partition(String topic, int partition) implements Comparable<Partition> {
        private static final Comparator<Partition> ORDER =
                Comparator.comparing(Partition::topic).thenComparingInt(Partition::partition);

        @Override
        public int compareTo(Partition other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return topic + "-" + partition;
        }
    }

    public record MemberView(String memberId, String clientId, String host, List<Partition> assignment) {}
}
