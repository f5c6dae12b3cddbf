package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.kafka.common.protocol.Errors;

/// The committed offsets of one group: written first, then seen. Each is charged to [GroupMemory] for as long as it is
/// kept. Guarded by the group's lock.
final class Commits {
    private final Group group;
    private final Map<PartitionId, CommittedOffset> offsets = new HashMap<>();

    Commits(Group group) {
        this.group = group;
    }

    /// What was read back at start, whether it fits or not.
    void restore(Map<PartitionId, CommittedOffset> stored) {
        offsets.putAll(stored);
        stored.forEach((partition, offset) -> group.memory().charge(GroupMemory.commitBytes(partition, offset)));
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
            Errors error = refused != Errors.NONE ? refused : takeRoom(partition, offset);
            if (error == Errors.NONE) {
                accepted.put(partition, offset);
            } else {
                answers.put(partition, error);
            }
        });
        Errors written = accepted.isEmpty() ? Errors.NONE : write(accepted);
        accepted.keySet().forEach(partition -> answers.put(partition, written));
        return answers;
    }

    /// Charges for one commit; those that it does not fit with are refused one by one, the others are kept.
    private Errors takeRoom(PartitionId partition, CommittedOffset offset) {
        if (offset.metadata().length() > group.limits().maxMetadataLength()) {
            return Errors.OFFSET_METADATA_TOO_LARGE;
        }
        if (!group.memory().take(growthBytes(partition, offset))) {
            GroupLog.CLIENTS.warn("no memory left for a commit group={} partition={}", group.id(), partition);
            return Errors.COORDINATOR_NOT_AVAILABLE;
        }
        return Errors.NONE;
    }

    /// What `offset` needs beyond what it takes the place of.
    private long growthBytes(PartitionId partition, CommittedOffset offset) {
        CommittedOffset before = offsets.get(partition);
        return GroupMemory.commitBytes(partition, offset)
                - (before == null ? 0 : GroupMemory.commitBytes(partition, before));
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

    /// What is not stored gives its room back.
    private Errors write(Map<PartitionId, CommittedOffset> accepted) {
        try {
            group.write(() -> accepted.entrySet().stream()
                    .map(entry -> OffsetsRecord.commit(group.id(), entry.getKey(), entry.getValue()))
                    .toList());
            offsets.putAll(accepted);
            return Errors.NONE;
        } catch (IOException e) {
            accepted.forEach((partition, offset) -> group.memory().charge(-growthBytes(partition, offset)));
            GroupLog.FAILURES.failed("write of a commit", e);
            return Failures.ofCommit(e);
        }
    }

    /// Forgets the commits of `partitions`; those without one are passed over.
    void delete(Collection<PartitionId> partitions) throws IOException {
        List<PartitionId> present =
                partitions.stream().filter(offsets::containsKey).toList();
        if (!present.isEmpty()) {
            group.write(() -> present.stream()
                    .map(partition -> OffsetsRecord.commitDeleted(group.id(), partition))
                    .toList());
            present.forEach(this::forget);
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
        group.write(() -> Stream.concat(
                        offsets.keySet().stream().map(partition -> OffsetsRecord.commitDeleted(group.id(), partition)),
                        Stream.of(OffsetsRecord.groupDeleted(group.id())))
                .toList());
        List.copyOf(offsets.keySet()).forEach(this::forget);
    }

    private void forget(PartitionId partition) {
        CommittedOffset gone = offsets.remove(partition);
        if (gone != null) {
            group.memory().charge(-GroupMemory.commitBytes(partition, gone));
        }
    }
}
