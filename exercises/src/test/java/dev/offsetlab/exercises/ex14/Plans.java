package dev.offsetlab.exercises.ex14;

import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/// What can be said of a plan: who has what, whether it is balanced, how many moved.
final class Plans {
    private Plans() {}

    /// Every partition that has readers, once, at one of them.
    static void checkWhole(String method, Group group, Shares plan, Seed seed) {
        Map<TopicPartition, String> owners = new HashMap<>();
        plan.asMap()
                .forEach((member, share) -> share.forEach(partition -> {
                    String other = owners.put(partition, member);
                    if (other != null) {
                        about(method, "who has " + partition, group, seed)
                                .why("Each partition has one reader.")
                                .fail("one member", other + " and " + member);
                    }
                    if (!group.reads(member, partition.topic())) {
                        about(method, "a partition of " + member, group, seed)
                                .why("A member may only get partitions of topics that it subscribed to.")
                                .fail("one that it wants", partition.toString());
                    }
                }));
        List<TopicPartition> missing = new ArrayList<>(group.partitions());
        missing.removeAll(owners.keySet());
        about(method, "partitions that nobody has", group, seed).equal(List.of(), missing);
        owners.keySet().removeAll(group.partitions());
        about(method, "partitions that are not there, or that nobody wants", group, seed)
                .equal(Map.of(), owners);
    }

    static Expectation about(String method, String what, Group group, Seed seed) {
        return Finding.of(what)
                .in(method)
                .seed(seed)
                .field("partitions", new TreeMap<>(group.partitionCounts()))
                .field("subscriptions", new TreeMap<>(group.subscriptions()));
    }

    /// Somebody with at least two more than somebody who could take one; empty where the plan is balanced.
    static Optional<String> imbalance(Group group, Map<String, List<TopicPartition>> plan) {
        for (String rich : group.members()) {
            for (TopicPartition partition : share(plan, rich)) {
                for (String poor : group.readers(partition.topic())) {
                    if (share(plan, rich).size() >= share(plan, poor).size() + 2) {
                        return Optional.of(rich + " has " + share(plan, rich).size() + ", " + poor + " has "
                                + share(plan, poor).size() + " and could take " + partition);
                    }
                }
            }
        }
        return Optional.empty();
    }

    static List<TopicPartition> share(Map<String, List<TopicPartition>> plan, String member) {
        return plan.getOrDefault(member, List.of());
    }

    /// A partition that went from one member to another.
    record Move(TopicPartition partition, String from, String to) {}

    /// Those that changed hands although their owner is still there and still wants them.
    static List<Move> moves(
            Group group, Map<String, List<TopicPartition>> owned, Map<String, List<TopicPartition>> plan) {
        Map<TopicPartition, String> now = new HashMap<>();
        plan.forEach((member, share) -> share.forEach(partition -> now.put(partition, member)));
        List<Move> moves = new ArrayList<>();
        for (String member : group.members()) {
            for (TopicPartition partition : share(owned, member)) {
                String to = now.get(partition);
                if (to != null && !to.equals(member) && group.reads(member, partition.topic())) {
                    moves.add(new Move(partition, member, to));
                }
            }
        }
        return moves;
    }

    /// Is the plan still balanced with this move undone? Then it was for nothing.
    static boolean inVain(Move move, Group group, Map<String, List<TopicPartition>> plan) {
        Map<String, List<TopicPartition>> undone = new TreeMap<>();
        plan.forEach((member, share) -> undone.put(member, new ArrayList<>(share)));
        undone.getOrDefault(move.to, new ArrayList<>()).remove(move.partition);
        undone.getOrDefault(move.from, new ArrayList<>()).add(move.partition);
        return imbalance(group, undone).isEmpty();
    }

    /// How many must move where all members want the same topics. Shares are `small` or one more; `larger` members
    /// may have one more, best those that have it already.
    static int fewestMoves(Group group, Map<String, List<TopicPartition>> owned) {
        int members = group.members().size();
        int small = group.partitions().size() / members;
        int larger = group.partitions().size() % members;
        int moves = 0;
        for (String member : group.members()) {
            long had = share(owned, member).stream()
                    .filter(group.partitions()::contains)
                    .count();
            if (had > small) {
                moves += (int) (had - small - (larger > 0 ? 1 : 0));
                larger--;
            }
        }
        return moves;
    }
}
