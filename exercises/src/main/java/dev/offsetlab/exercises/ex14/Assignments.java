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
        throw new UnsupportedOperationException("exercise 14: topic by topic, runs of neighbours");
    }

    /// Partition by partition, in the order of topics and numbers: each goes to the next member, in a circle of all
    /// ids, that reads its topic.
    public Shares roundRobin(Group group) {
        throw new UnsupportedOperationException("exercise 14: partition by partition, in turn");
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
        throw new UnsupportedOperationException("exercise 14: keep, fill up, then move what must be moved");
    }
}
