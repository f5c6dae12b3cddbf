package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Finds the log that a request names, by the topic's name or, in newer versions, by its id; and says with Kafka's
/// codes why not.
record PartitionLookup(Topics topics) {
    private static final int ANY_EPOCH = -1;

    /// A log, or the error code instead.
    record Found(Errors error, @Nullable PartitionLog log) {
        static Found missing(Errors error) {
            return new Found(error, null);
        }
    }

    /// @param byId the request names topics by id
    Optional<Topic> topic(String name, Uuid id, boolean byId) {
        return byId ? topics.topic(id) : topics.topic(name);
    }

    static Found partition(Optional<Topic> topic, int partition, boolean byId) {
        if (topic.isEmpty()) {
            return Found.missing(byId ? Errors.UNKNOWN_TOPIC_ID : Errors.UNKNOWN_TOPIC_OR_PARTITION);
        }
        var partitions = topic.get().partitions();
        return partition < 0 || partition >= partitions.size()
                ? Found.missing(Errors.UNKNOWN_TOPIC_OR_PARTITION)
                : new Found(Errors.NONE, partitions.get(partition));
    }

    /// The same for a client that says which leader epoch it believes in.
    static Found partition(Optional<Topic> topic, int partition, boolean byId, int leaderEpoch) {
        Found found = partition(topic, partition, byId);
        PartitionLog log = found.log();
        if (log == null || leaderEpoch == ANY_EPOCH || leaderEpoch == log.leaderEpoch()) {
            return found;
        }
        return Found.missing(
                leaderEpoch < log.leaderEpoch() ? Errors.FENCED_LEADER_EPOCH : Errors.UNKNOWN_LEADER_EPOCH);
    }
}
