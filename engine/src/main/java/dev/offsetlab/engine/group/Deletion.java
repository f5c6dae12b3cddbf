package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;

/// How commits and groups go: asked for by an administrator, with their topic, or by age. Whatever goes is written as
/// a tombstone first, so that it does not come back with the next start. Guarded by the group's lock.
final class Deletion {
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
        Errors written = attempt("deletion of commits", () -> group.commits().delete(free));
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

    /// Lets go of a group whose first member or commit was refused: nothing of it was ever stored.
    boolean forgetUnused() {
        boolean unused = group.state() == GroupState.EMPTY
                && group.protocolType() == null
                && group.commits().isEmpty()
                && group.roster().pendingCount() == 0;
        if (unused) {
            group.turn(GroupState.DEAD);
        }
        return unused || group.state() == GroupState.DEAD;
    }

    void topicDeleted(String topic) {
        attempt(
                "deletion of a topic's commits",
                () -> group.commits()
                        .deleteWhere((partition, committed) -> partition.topic().equals(topic)));
    }

    boolean expire() {
        if (group.state() == GroupState.DEAD) {
            return true;
        }
        long nowMs = group.nowMs();
        Errors written = attempt(
                "expiry of commits",
                () -> group.commits()
                        .deleteWhere((partition, committed) -> retention.isOver(partition, committed, nowMs)));
        boolean forgotten = group.state() == GroupState.EMPTY
                && group.commits().isEmpty()
                && group.roster().pendingCount() == 0;
        return written == Errors.NONE && forgotten && bury() == Errors.NONE;
    }

    private Errors bury() {
        Errors written = attempt("deletion of a group", () -> group.commits().deleteWithGroup());
        if (written == Errors.NONE) {
            rebalance.stop();
            group.roster().dismissAll(Errors.UNKNOWN_MEMBER_ID);
            group.turn(GroupState.DEAD);
            GroupLog.CLIENTS.info("deleted group={}", group.id());
        }
        return written;
    }

    private Errors attempt(String what, Change change) {
        try {
            change.run();
            return Errors.NONE;
        } catch (IOException e) {
            GroupLog.FAILURES.failed(what, e);
            return Failures.ofCommit(e);
        }
    }
}
