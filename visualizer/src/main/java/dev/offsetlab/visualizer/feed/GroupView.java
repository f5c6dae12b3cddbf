package dev.offsetlab.visualizer.feed;

import java.util.List;
import java.util.Map;

/// A consumer group at one moment.
///
/// @param state     Kafka's name for it: `Empty`, `PreparingRebalance`, `CompletingRebalance`, `Stable`, `Dead`
/// @param committed by partition: the offset at which the group reads on
public record GroupView(
        String id, String state, int generation, List<MemberView> members, Map<Partition, Long> committed) {

    public record Partition(String topic, int partition) {
        @Override
        public String toString() {
            return topic + "-" + partition;
        }
    }

    public record MemberView(String memberId, String clientId, String host, List<Partition> assignment) {}
}
