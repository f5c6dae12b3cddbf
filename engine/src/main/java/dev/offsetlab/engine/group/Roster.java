package dev.offsetlab.engine.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Who is in a group: members in the order they came, static ones also by their instance id, pending ones, and the
/// leader. The leader is always a member; a group without members has none. Guarded by the group's lock.
final class Roster {
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, String> memberIdByInstance = new HashMap<>();
    private final Map<String, Deadline> pending = new LinkedHashMap<>();
    private final GroupMemory memory;
    private @Nullable String leader;

    Roster(GroupMemory memory) {
        this.memory = memory;
    }

    Collection<Member> members() {
        return members.values();
    }

    int size() {
        return members.size();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    @Nullable
    Member member(String memberId) {
        return members.get(memberId);
    }

    Member known(String memberId) {
        return Objects.requireNonNull(members.get(memberId), () -> "not a member: memberId=" + memberId);
    }

    Optional<Member> byInstance(@Nullable String instanceId) {
        return Optional.ofNullable(instanceId).map(memberIdByInstance::get).map(members::get);
    }

    void add(Member member) {
        dropPending(member.id());
        members.put(member.id(), member);
        String instanceId = member.identity().instanceId();
        if (instanceId != null) {
            memberIdByInstance.put(instanceId, member.id());
        }
        if (leader == null) {
            leader = member.id();
        }
    }

    /// The same static member under the id that its restart brought.
    void replace(Member old, Member restarted) {
        members.remove(old.id());
        members.put(restarted.id(), restarted);
        memberIdByInstance.put(Objects.requireNonNull(restarted.identity().instanceId()), restarted.id());
        if (isLeader(old.id())) {
            leader = restarted.id();
        }
        old.dismiss(Errors.FENCED_INSTANCE_ID);
    }

    void remove(Member member) {
        members.remove(member.id());
        if (member.identity().instanceId() != null) {
            memberIdByInstance.remove(member.identity().instanceId());
        }
        if (isLeader(member.id())) {
            leader = members.keySet().stream().findFirst().orElse(null);
        }
        member.dismiss(Errors.UNKNOWN_MEMBER_ID);
    }

    boolean isLeader(String memberId) {
        return memberId.equals(leader);
    }

    @Nullable
    String leader() {
        return leader;
    }

    String leaderOrNobody() {
        return leader == null ? "" : leader;
    }

    /// Puts back the leader that was stored.
    void restoreLeader(@Nullable String stored) {
        if (stored != null && members.containsKey(stored)) {
            leader = stored;
        }
    }

    /// Keeps the leader if it has joined, else takes the first that has; false where nobody has.
    boolean electJoinedLeader() {
        if (leader == null) {
            return false;
        }
        if (!known(leader).awaitsJoin()) {
            Optional<Member> joined =
                    members.values().stream().filter(Member::awaitsJoin).findFirst();
            if (joined.isEmpty()) {
                return false;
            }
            leader = joined.get().id();
        }
        return true;
    }

    void addPending(String memberId, Deadline session) {
        pending.put(memberId, session);
        memory.charge(GroupMemory.PENDING_BYTES);
    }

    boolean isPending(String memberId) {
        return pending.containsKey(memberId);
    }

    int pendingCount() {
        return pending.size();
    }

    void dropPending(String memberId) {
        Deadline session = pending.remove(memberId);
        if (session != null) {
            session.clear();
            memory.charge(-GroupMemory.PENDING_BYTES);
        }
    }

    /// The group is gone, or the broker stops.
    void dismissAll(Errors why) {
        List.copyOf(pending.keySet()).forEach(this::dropPending);
        members.values().forEach(member -> member.dismiss(why));
    }

    int awaitingJoin() {
        return (int) members.values().stream().filter(Member::awaitsJoin).count();
    }

    boolean allJoined() {
        return pending.isEmpty() && awaitingJoin() == members.size();
    }

    List<Member> thatOweSync() {
        return members.values().stream().filter(Member::owesSync).toList();
    }

    /// The time the slowest member asked for.
    int rebalanceTimeoutMs() {
        return members.values().stream()
                .mapToInt(Member::rebalanceTimeoutMs)
                .max()
                .orElse(0);
    }

    /// Whether some protocol of `names` is known to every member.
    boolean allKnowOneOf(Collection<String> names) {
        return names.stream()
                .anyMatch(name -> members.values().stream()
                        .allMatch(member -> member.protocols().containsKey(name)));
    }

    /// Each member votes for what it likes best among the protocols that all know; the most votes win, and of equals
    /// the one voted for first.
    String electProtocol() {
        Member first = members.values().iterator().next();
        Set<String> candidates = first.protocols().keySet().stream()
                .filter(name -> allKnowOneOf(List.of(name)))
                .collect(Collectors.toSet());
        Map<String, Integer> votes = new LinkedHashMap<>();
        members.values().forEach(member -> votes.merge(member.vote(candidates), 1, Integer::sum));
        int most = Collections.max(votes.values());
        return votes.keySet().stream()
                .filter(name -> votes.getOrDefault(name, 0) == most)
                .findFirst()
                .orElseThrow();
    }

    List<Member> copy() {
        return new ArrayList<>(members.values());
    }

    /// Kafka's check of who speaks: a static member must bring its current id, a dynamic one must be known.
    Errors check(String memberId, @Nullable String instanceId) {
        if (instanceId != null) {
            String current = memberIdByInstance.get(instanceId);
            if (current == null) {
                return Errors.UNKNOWN_MEMBER_ID;
            }
            if (!current.equals(memberId)) {
                return Errors.FENCED_INSTANCE_ID;
            }
        }
        return members.containsKey(memberId) ? Errors.NONE : Errors.UNKNOWN_MEMBER_ID;
    }
}
