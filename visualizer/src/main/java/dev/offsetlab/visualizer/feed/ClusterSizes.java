package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.feed.ClusterAnswers.NoAnswer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// How many bytes partitions have on disk, where the cluster lets us know. A broker answers for all that it has, so
/// with many partitions it is asked in one round out of ten, and the answer kept.
final class ClusterSizes {
    private static final int FEW_PARTITIONS = 200;
    private static final int ROUNDS = 10;

    private final Admin admin;
    private final ClusterAnswers answers;
    private Map<TopicPartition, Long> known = Map.of();
    private int round;

    ClusterSizes(Admin admin, ClusterAnswers answers) {
        this.admin = admin;
        this.answers = answers;
    }

    /// @return the largest replica of each partition; those that nobody tells of are missing
    Map<TopicPartition, Long> look(List<TopicPartition> partitions, Collection<Integer> nodes)
            throws NoAnswer, InterruptedException {
        if (partitions.size() <= FEW_PARTITIONS || round % ROUNDS == 0) {
            known = ask(nodes);
        }
        round++;
        return known;
    }

    private Map<TopicPartition, Long> ask(Collection<Integer> nodes) throws NoAnswer, InterruptedException {
        Map<TopicPartition, Long> sizes = new HashMap<>();
        for (KafkaFuture<Map<String, LogDirDescription>> node :
                admin.describeLogDirs(nodes).descriptions().values()) {
            Map<String, LogDirDescription> folders = answers.ifGiven(node).orElse(Map.of());
            for (LogDirDescription folder : folders.values()) {
                folder.replicaInfos()
                        .forEach((partition, replica) -> sizes.merge(partition, replica.size(), Math::max));
            }
        }
        return sizes;
    }
}
