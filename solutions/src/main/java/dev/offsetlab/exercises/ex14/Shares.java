package dev.offsetlab.exercises.ex14;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/// Who gets what: a plan, and a plan in the making. Given.
public final class Shares {
    private final Map<String, List<TopicPartition>> byMember = new TreeMap<>();

    /// Nothing yet, for each member of `group`.
    public Shares(Group group) {
        group.members().forEach(member -> byMember.put(member, new ArrayList<>()));
    }

    /// @throws IllegalArgumentException there is no such member
    private List<TopicPartition> share(String member) {
        List<TopicPartition> share = byMember.get(member);
        if (share == null) {
            throw new IllegalArgumentException("no such member: " + member + " members=" + byMember.keySet());
        }
        return share;
    }

    public void give(TopicPartition partition, String member) {
        share(member).add(partition);
    }

    public void move(TopicPartition partition, String from, String to) {
        if (!share(from).remove(partition)) {
            throw new IllegalArgumentException(from + " does not have " + partition + ": " + share(from));
        }
        give(partition, to);
    }

    /// What `member` has up to now, in the order in which it got it.
    public List<TopicPartition> of(String member) {
        return List.copyOf(share(member));
    }

    public int size(String member) {
        return share(member).size();
    }

    public Map<String, List<TopicPartition>> asMap() {
        Map<String, List<TopicPartition>> copy = new TreeMap<>();
        byMember.forEach((member, share) -> copy.put(member, List.copyOf(share)));
        return copy;
    }

    @Override
    public String toString() {
        return byMember.toString();
    }
}
