package dev.offsetlab.exercises.ex14;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Three ways to divide the partitions of topics among the members of a consumer group.
///
/// ```
///                  orders: 0 1 2   bills: 0 1 2           two members, both read both topics
///
///   range          a  orders 0 1   bills 0 1              topic by topic, each a run of neighbours
///                  b  orders   2   bills     2
///   round robin    a  orders   1   bills 0   2            partition by partition, in turn; bills comes first
///                  b  orders 0   2 bills   1
///   sticky         what each had before, as far as the shares stay even
/// ```
///
/// In all of them each partition of [Group#partitions] has one reader, who subscribed to its topic. Equal groups
/// get equal plans, in whatever order their maps are walked.
///
/// @see Ex14Assignor
public final class Assignments {
    /// Topic by topic: its readers, in the order of their ids, get runs of neighbouring partitions. Where the
    /// number does not divide evenly, the first readers get one more.
    public Shares range(Group group) {
        // solution:
        Shares shares = new Shares(group);
        group.topics().forEach((topic, count) -> {
            List<String> readers = group.readers(topic);
            int each = count / readers.size();
            int oneMore = count % readers.size();
            int next = 0;
            for (int i = 0; i < readers.size(); i++) {
                int end = next + each + (i < oneMore ? 1 : 0);
                for (; next < end; next++) {
                    shares.give(new TopicPartition(topic, next), readers.get(i));
                }
            }
        });
        return shares;
        // starter: throw new UnsupportedOperationException("exercise 14: topic by topic, runs of neighbours");
        // end
    }

    /// Partition by partition, in the order of topics and numbers: each goes to the next member, in a circle of all
    /// ids, that reads its topic.
    public Shares roundRobin(Group group) {
        // solution:
        Shares shares = new Shares(group);
        List<String> circle = group.members();
        int turn = 0;
        for (TopicPartition partition : group.partitions()) {
            while (!group.reads(circle.get(turn % circle.size()), partition.topic())) {
                turn++;
            }
            shares.give(partition, circle.get(turn % circle.size()));
            turn++;
        }
        return shares;
        // starter: throw new UnsupportedOperationException("exercise 14: partition by partition, in turn");
        // end
    }

    /// Balanced first, then as few moves as that takes.
    ///
    /// *Balanced*: nobody could take a partition from a member that has at least two more. With equal subscriptions
    /// this means that no two shares differ by more than one. *A move*: a partition that a member owned and could
    /// have kept, and that another one gets.
    ///
    /// @param owned what each member says that it has had up to now. Members may be new, or have left; partitions
    ///              may be gone, or no more wanted; two members may say that they have the same one: then one of
    ///              them keeps it
    public Shares sticky(Group group, Map<String, List<TopicPartition>> owned) {
        // solution:
        Shares shares = new Shares(group);
        Set<TopicPartition> free = new LinkedHashSet<>(group.partitions());
        for (String member : group.members()) {
            for (TopicPartition partition : owned.getOrDefault(member, List.of())) {
                if (group.reads(member, partition.topic()) && free.remove(partition)) {
                    shares.give(partition, member);
                }
            }
        }
        free.forEach(partition -> shares.give(partition, smallest(partition, group, shares)));
        while (moveOne(group, shares, owned)) {
            // Each move makes the sum of the squares of the sizes smaller: there is a last one.
        }
        return shares;
        // starter: throw new UnsupportedOperationException("exercise 14: keep, fill up, then move what must be moved");
        // end
    }
    // solution:

    /// Takes from the largest share that somebody may take from; first what its owner has only just got.
    private static boolean moveOne(Group group, Shares shares, Map<String, List<TopicPartition>> owned) {
        List<String> largestFirst = group.members().stream()
                .sorted(Comparator.comparingInt(shares::size).reversed())
                .toList();
        for (String from : largestFirst) {
            List<TopicPartition> before = owned.getOrDefault(from, List.of());
            List<TopicPartition> newFirst = shares.of(from).stream()
                    .sorted(Comparator.comparing(before::contains))
                    .toList();
            for (TopicPartition partition : newFirst) {
                String to = smallest(partition, group, shares);
                if (shares.size(from) >= shares.size(to) + 2) {
                    shares.move(partition, from, to);
                    return true;
                }
            }
        }
        return false;
    }

    /// Who has the fewest of those that may read `partition`; the first of them by id.
    private static String smallest(TopicPartition partition, Group group, Shares shares) {
        return group.readers(partition.topic()).stream()
                .min(Comparator.comparingInt(shares::size))
                .orElseThrow();
    }
    // end
}
