package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.kafka.common.protocol.Errors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The committed offsets of one group: written first, then seen. Guarded by the group's lock.
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

    private final Group group;
    private final Map<PartitionId, CommittedOffset> offsets = new HashMap<>();

    Commits(Group group) {
        this.group = group;
    }

    /// What was read back at start.
    void restore(Map<PartitionId, CommittedOffset> stored) {
        offsets.putAll(stored);
    }

    Map<PartitionId, CommittedOffset> copy() {
        return Map.copyOf(offsets);
    }

    boolean isEmpty() {
        return offsets.isEmpty();
    }

    Map<PartitionId, Errors> commit(CommitCall call) {
        Errors refused = check(call);
        Map<PartitionId, Errors> answers = new HashMap<>();
        Map<PartitionId, CommittedOffset> accepted = new HashMap<>();
        call.offsets().forEach((partition, offset) -> {
            if (refused != Errors.NONE) {
                answers.put(partition, refused);
            } else if (offset.metadata().length() > group.limits().maxMetadataLength()) {
                answers.put(partition, Errors.OFFSET_METADATA_TOO_LARGE);
            } else {
                accepted.put(partition, offset);
            }
        });
        Errors written = accepted.isEmpty() ? Errors.NONE : write(accepted);
        accepted.keySet().forEach(partition -> answers.put(partition, written));
        return answers;
    }

    private Errors check(CommitCall call) {
        GroupState state = group.state();
        if (state == GroupState.DEAD) {
            return Errors.COORDINATOR_NOT_AVAILABLE;
        }
        if (call.generation() < 0 && state == GroupState.EMPTY) {
            return Errors.NONE;
        }
        if (call.isSimple()) {
            return Errors.UNKNOWN_MEMBER_ID;
        }
        Errors error = group.roster().check(call.memberId(), call.instanceId());
        if (error != Errors.NONE) {
            return error;
        }
        if (call.generation() != group.generation()) {
            return Errors.ILLEGAL_GENERATION;
        }
        if (state == GroupState.COMPLETING_REBALANCE) {
            return Errors.REBALANCE_IN_PROGRESS;
        }
        group.roster().known(call.memberId()).keepAlive();
        return Errors.NONE;
    }

    private Errors write(Map<PartitionId, CommittedOffset> accepted) {
        List<OffsetsRecord> records = new ArrayList<>(accepted.size());
        accepted.forEach((partition, offset) -> records.add(OffsetsRecord.commit(group.id(), partition, offset)));
        try {
            group.write(records);
            offsets.putAll(accepted);
            return Errors.NONE;
        } catch (IOException e) {
            LOG.warn("commit not stored group={} partitions={}", group.id(), accepted.keySet(), e);
            return Failures.ofCommit(e);
        }
    }

    /// Forgets the commits of `partitions`; those without one are passed over.
    void delete(Collection<PartitionId> partitions) throws IOException {
        List<PartitionId> present =
                partitions.stream().filter(offsets::containsKey).toList();
        if (!present.isEmpty()) {
            group.write(present.stream()
                    .map(partition -> OffsetsRecord.commitDeleted(group.id(), partition))
                    .toList());
            offsets.keySet().removeAll(present);
        }
    }

    void deleteWhere(BiPredicate<PartitionId, CommittedOffset> gone) throws IOException {
        delete(offsets.entrySet().stream()
                .filter(entry -> gone.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /// Tombstones for all of them and for the group itself, in one write.
    void deleteWithGroup() throws IOException {
        List<OffsetsRecord> records = new ArrayList<>();
        offsets.keySet().forEach(partition -> records.add(OffsetsRecord.commitDeleted(group.id(), partition)));
        records.add(OffsetsRecord.groupDeleted(group.id()));
        group.write(records);
        offsets.clear();
    }
}
