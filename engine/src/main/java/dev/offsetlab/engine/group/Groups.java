package dev.offsetlab.engine.group;

import dev.offsetlab.engine.group.GroupCoordinator.StoredGroup;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The groups that there are. A group comes to be by its first member or commit and goes when it is deleted, when
/// nothing of it is left, or at once where that first member or commit was refused: names that clients make up leave
/// nothing behind.
///
/// Any thread may call it.
final class Groups {
    private final Group.Environment environment;
    private final ConcurrentHashMap<String, GuardedGroup> byId = new ConcurrentHashMap<>();

    Groups(Group.Environment environment) {
        this.environment = environment;
    }

    Optional<GuardedGroup> find(String groupId) {
        return Optional.ofNullable(byId.get(groupId));
    }

    Collection<GuardedGroup> all() {
        return byId.values();
    }

    /// Whether there is memory for a new group and `moreBytes`; one that is there decides for itself.
    boolean hasRoomFor(String groupId, long moreBytes) {
        boolean room =
                byId.containsKey(groupId) || environment.memory().hasRoomFor(Group.ownBytes(groupId) + moreBytes);
        if (!room) {
            GroupLog.CLIENTS.warn("no memory left for a group group={}", groupId);
        }
        return room;
    }

    GuardedGroup existingOrNew(String groupId) {
        return byId.computeIfAbsent(groupId, id -> new GuardedGroup(id, environment));
    }

    void forgetIfUnused(GuardedGroup group) {
        if (group.forgetUnused()) {
            remove(group);
        }
    }

    void remove(GuardedGroup group) {
        byId.remove(group.id(), group);
    }

    /// Drops offsets that were kept long enough, and groups of which nothing is left. One that fails keeps none of the
    /// others.
    void expire() {
        byId.values().removeIf(Groups::isOver);
    }

    private static boolean isOver(GuardedGroup group) {
        try {
            return group.expire();
        } catch (RuntimeException e) {
            GroupLog.FAILURES.failed("expiry", e);
            return false;
        }
    }

    void restore(Map<String, StoredGroup> stored) {
        stored.forEach((id, was) -> existingOrNew(id).restore(was.metadata(), was.offsets()));
    }
}
