package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How commits and groups go: asked for by an administrator, with their topic, or by age. Whatever goes is written as
/// a tombstone first, so that it does not come back with the next start. Guarded by the group's lock.
final class Deletion {
    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);

    private final Group group;
    private final Rebalance rebalance;
    private final Retention retention;

    Deletion(Group group, Rebalance rebalance) {
        this.group = group;
        this.rebalance = rebalance;
        this.retention = new Retention(group);
    }

    /// A change that may fail to be written.
    private interface Change {
        void run() throws IOException;
    }

    /// Of a group with members, only one of consumers tells which topics are still read.
    Errors mayDeleteCommits() {
        return switch (group.state()) {
            case DEAD -> Errors.GROUP_ID_NOT_FOUND;
            case EMPTY -> Errors.NONE;
            case PREPARING_REBALANCE, COMPLETING_REBALANCE, STABLE ->
                ConsumerProtocol.TYPE.equals(group.protocolType()) ? Errors.NONE : Errors.NON_EMPTY_GROUP;
        };
    }

    Map<PartitionId, Errors> deleteCommits(Collection<PartitionId> partitions) {
        List<PartitionId> free = partitions.stream()
                .filter(partition -> !retention.isSubscribed(partition.topic()))
                .toList();
        Errors written = attempt("offsets not deleted", () -> group.commits().delete(free));
        Map<PartitionId, Errors> answers = new HashMap<>();
        partitions.forEach(partition -> answers.put(partition, Errors.GROUP_SUBSCRIBED_TO_TOPIC));
        free.forEach(partition -> answers.put(partition, written));
        return answers;
    }

    Errors delete() {
        return switch (group.state()) {
            case DEAD -> Errors.GROUP_ID_NOT_FOUND;
            case EMPTY -> bury();
            case PREPARING_REBALANCE, COMPLETING_REBALANCE, STABLE -> Errors.NON_EMPTY_GROUP;
        };
    }

    void topicDeleted(String topic) {
        attempt(
                "commits of a deleted topic stay",
                () -> group.commits()
                        .deleteWhere((partition, committed) -> partition.topic().equals(topic)));
    }

    boolean expire() {
        if (group.state() == GroupState.DEAD) {
            return true;
        }
        long nowMs = group.nowMs();
        Errors written = attempt(
                "expired offsets stay",
                () -> group.commits()
                        .deleteWhere((partition, committed) -> retention.isOver(partition, committed, nowMs)));
        boolean forgotten = group.state() == GroupState.EMPTY
                && group.commits().isEmpty()
                && group.roster().pendingCount() == 0;
        return written == Errors.NONE && forgotten && bury() == Errors.NONE;
    }

    private Errors bury() {
        Errors written = attempt("group not deleted", () -> group.commits().deleteWithGroup());
        if (written == Errors.NONE) {
            rebalance.stop();
            group.roster().dismissAll(Errors.UNKNOWN_MEMBER_ID);
            group.turn(GroupState.DEAD);
            LOG.info("deleted group={}", group.id());
        }
        return written;
    }

    private Errors attempt(String otherwise, Change change) {
        try {
            change.run();
            return Errors.NONE;
        } catch (IOException e) {
            LOG.warn("{} group={}", otherwise, group.id(), e);
            return Failures.ofCommit(e);
        }
    }
}
