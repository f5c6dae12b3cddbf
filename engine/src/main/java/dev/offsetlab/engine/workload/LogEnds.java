package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsTopic;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Asks a broker from where to where a partition reaches.
final class LogEnds {
    private static final short LIST_OFFSETS_VERSION = 2;
    private static final int NO_REPLICA = -1;
    private static final long LATEST = -1;
    private static final long EARLIEST = -2;
    private static final Duration LEADER_WITHIN = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private LogEnds() {}

    /// The partition's end offset.
    static long of(KafkaConnection connection, String topic, int partition) throws IOException {
        return offset(connection, topic, partition, LATEST);
    }

    /// The partition's log start offset: records before it were deleted.
    static long start(KafkaConnection connection, String topic, int partition) throws IOException {
        return offset(connection, topic, partition, EARLIEST);
    }

    private static long offset(KafkaConnection connection, String topic, int partition, long which) throws IOException {
        ListOffsetsPartitionResponse answer = ask(connection, topic, partition, which);
        Errors error = Errors.forCode(answer.errorCode());
        if (error != Errors.NONE) {
            throw new IOException(
                    "the broker does not tell where the log begins and ends: error=" + error + " topic=" + topic);
        }
        return answer.offset();
    }

    /// Returns when the partition has its leader: a cluster says that a topic is created a moment before that.
    static void awaitLeader(KafkaConnection connection, String topic, int partition) throws IOException {
        long deadlineNs = System.nanoTime() + LEADER_WITHIN.toNanos();
        Errors error = Errors.forCode(ask(connection, topic, partition, LATEST).errorCode());
        while (error != Errors.NONE) {
            if (System.nanoTime() > deadlineNs) {
                throw new IOException("the new topic got no leader within " + LEADER_WITHIN.toSeconds() + " s: error="
                        + error + " topic=" + topic);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            error = Errors.forCode(ask(connection, topic, partition, LATEST).errorCode());
        }
    }

    private static ListOffsetsPartitionResponse ask(KafkaConnection connection, String topic, int partition, long which)
            throws IOException {
        var asked = new ListOffsetsPartition().setPartitionIndex(partition).setTimestamp(which);
        var request = new ListOffsetsRequestData()
                .setReplicaId(NO_REPLICA)
                .setTopics(List.of(new ListOffsetsTopic().setName(topic).setPartitions(List.of(asked))));
        return connection
                .call(ApiKeys.LIST_OFFSETS, LIST_OFFSETS_VERSION, request, new ListOffsetsResponseData())
                .topics()
                .getFirst()
                .partitions()
                .getFirst();
    }
}
