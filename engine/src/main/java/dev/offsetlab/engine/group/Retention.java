package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which committed offsets have been kept long enough.
///
/// | the group | the clock of an offset runs |
/// |---|---|
/// | is simple: never had a member | since the commit |
/// | lost its last member | since then |
/// | of consumers, stable | since the commit, for topics nobody subscribes to any more |
/// | any other | not at all |
///
/// A commit that brought its own expiry goes by that. Guarded by the group's lock.
final class Retention {
    private final Group group;

    Retention(Group group) {
        this.group = group;
    }

    boolean isOver(PartitionId partition, CommittedOffset committed, long nowMs) {
        if (!mayExpire() || isSubscribed(partition.topic())) {
            return false;
        }
        if (committed.expiresMs().isPresent()) {
            return nowMs >= committed.expiresMs().getAsLong();
        }
        return nowMs - clockStartMs(committed) >= group.limits().retentionMs();
    }

    private boolean mayExpire() {
        return group.state() == GroupState.EMPTY
                || (group.state() == GroupState.STABLE && ConsumerProtocol.TYPE.equals(group.protocolType()));
    }

    private long clockStartMs(CommittedOffset committed) {
        boolean lostItsMembers = group.state() == GroupState.EMPTY && group.protocolType() != null;
        return lostItsMembers && group.sinceMs() >= 0 ? group.sinceMs() : committed.committedMs();
    }

    /// Whether a consumer of the group reads `topic`. Where that cannot be told, it is taken to.
    boolean isSubscribed(String topic) {
        if (!ConsumerProtocol.TYPE.equals(group.protocolType())) {
            return false;
        }
        return subscribed().map(topics -> topics.contains(topic)).orElse(true);
    }

    private Optional<Set<String>> subscribed() {
        Set<String> all = new HashSet<>();
        for (Member member : group.roster().members()) {
            Optional<List<String>> topics =
                    ConsumerProtocol.topics(ByteBuffer.wrap(member.metadata(group.protocolName())));
            if (topics.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(topics.get());
        }
        return Optional.of(all);
    }
}
