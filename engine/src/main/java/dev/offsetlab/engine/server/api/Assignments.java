package dev.offsetlab.engine.server.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableReplicaAssignment;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;

/// Where a client wants replicas to be: with one broker there is one right answer, and Kafka's words for every wrong
/// one.
record Assignments(int onlyBroker) {
    private static final int UNSET = -1;

    /// The partitions that a new topic asks for: by number, by default, or by an assignment of each.
    int partitions(CreatableTopic topic, int defaultPartitions) {
        if (topic.assignments().isEmpty()) {
            checkFactor(topic.replicationFactor());
            return topic.numPartitions() == UNSET ? defaultPartitions : topic.numPartitions();
        }
        if (topic.replicationFactor() != UNSET) {
            throw new InvalidRequestException(
                    "A manual partition assignment was specified, but replication factor was not set to -1.");
        }
        if (topic.numPartitions() != UNSET) {
            throw new InvalidRequestException(
                    "A manual partition assignment was specified, but numPartitions was not set to -1.");
        }
        for (int partition = 0; partition < topic.assignments().size(); partition++) {
            CreatableReplicaAssignment assignment = topic.assignments().find(partition);
            if (assignment == null) {
                throw new InvalidReplicaAssignmentException(
                        "partitions should be a consecutive 0-based integer sequence");
            }
            check(assignment.brokerIds());
        }
        return topic.assignments().size();
    }

    void check(List<Integer> brokers) {
        if (brokers.isEmpty()) {
            throw wrong("an empty replica list.");
        }
        Set<Integer> seen = new HashSet<>();
        for (int broker : brokers) {
            if (broker != onlyBroker) {
                throw wrong("broker " + broker + ", but no such broker is registered.");
            }
            if (!seen.add(broker)) {
                throw wrong("the broker " + broker + " more than once.");
            }
        }
    }

    private static void checkFactor(short factor) {
        if (factor == 0 || factor < UNSET) {
            throw new InvalidReplicationFactorException(
                    "Replication factor must be larger than 0, or -1 to use the default value.");
        }
        if (factor > 1) {
            throw new InvalidReplicationFactorException("Unable to replicate the partition " + factor
                    + " time(s): The target replication factor of " + factor
                    + " cannot be reached because only 1 broker(s) are registered.");
        }
    }

    private static InvalidReplicaAssignmentException wrong(String what) {
        return new InvalidReplicaAssignmentException("The manual partition assignment includes " + what);
    }
}
