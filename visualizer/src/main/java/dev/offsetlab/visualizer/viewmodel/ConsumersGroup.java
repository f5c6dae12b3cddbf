package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What happened to one group while the window was open: its lags over time, its commits, its changes.
public final class ConsumersGroup {
    private static final int MOST_COMMITS = 60;
    private static final int MOST_CHANGES = 40;
    private static final long RATE_NS = 4_000_000_000L;
    private static final long KEPT_NS = 120_000_000_000L;

    private final Map<String, LagTrack> memberLags = new LinkedHashMap<>();
    private final Map<Partition, LagTrack> partitionLags = new TreeMap<>();
    private final Map<String, LagTrack> reads = new HashMap<>();
    private final Map<String, Long> readTotals = new HashMap<>();
    private final LagTrack written = new LagTrack();
    private final Map<String, Integer> looks = new HashMap<>();
    private final Deque<Commit> commits = new ArrayDeque<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private @Nullable GroupView before;
    private List<LagOfPartition> partitions = List.of();

    /// The group's offset moved; backwards where somebody reset it.
    ///
    /// @param by owner of the partition, empty where nobody owns it
    public record Commit(Instant at, Partition partition, long from, long to, String by) {
        public long records() {
            return to - from;
        }
    }

    /// The group shared its partitions out anew, or somebody came or went.
    public record Change(long atNs, Instant at, String what) {}

    void look(GroupView now, LabSample sample) {
        partitions = LagOfPartition.all(now, sample);
        Map<Partition, String> owners = owners(now);
        GroupView last = before;
        if (last != null) {
            noteCommits(last, now, owners, sample.at());
            noteChanges(last, now, sample);
        }
        before = now;
        noteLags(now, sample.atNs());
    }

    private void noteCommits(GroupView last, GroupView now, Map<Partition, String> owners, Instant at) {
        now.committed().forEach((partition, to) -> {
            Long from = last.committed().get(partition);
            if (from != null && !from.equals(to)) {
                String owner = owners.getOrDefault(partition, "");
                commits.addFirst(new Commit(at, partition, from, to, owner));
                readTotals.merge(owner, Math.max(0, to - from), Long::sum);
            }
        });
        while (commits.size() > MOST_COMMITS) {
            commits.removeLast();
        }
    }

    private void noteChanges(GroupView last, GroupView now, LabSample sample) {
        Set<String> came = new TreeSet<>(names(now).values());
        came.removeAll(names(last).values());
        Set<String> left = new TreeSet<>(names(last).values());
        left.removeAll(names(now).values());
        List<String> words = new ArrayList<>();
        came.forEach(name -> words.add(name + " came"));
        left.forEach(name -> words.add(name + " left"));
        if (words.isEmpty() && !owners(last).equals(owners(now)) && !owners(now).isEmpty()) {
            words.add("shared out anew");
        }
        if (!words.isEmpty()) {
            changes.addFirst(new Change(sample.atNs(), sample.at(), String.join(", ", words)));
        }
        while (changes.size() > MOST_CHANGES) {
            changes.removeLast();
        }
    }

    private void noteLags(GroupView now, long atNs) {
        names(now).forEach((id, name) -> {
            looks.putIfAbsent(name, looks.size());
            long lag = LagOfPartition.sum(of(now, id));
            memberLags.computeIfAbsent(name, any -> new LagTrack()).add(atNs, lag);
            reads.computeIfAbsent(name, any -> new LagTrack()).add(atNs, readTotals.getOrDefault(name, 0L));
        });
        long end = 0;
        for (LagOfPartition partition : partitions) {
            partitionLags
                    .computeIfAbsent(partition.partition(), any -> new LagTrack())
                    .add(atNs, partition.lag());
            end += partition.logEndOffset();
        }
        written.add(atNs, end);
        memberLags.values().removeIf(track -> track.isOlderThan(atNs - KEPT_NS));
        partitionLags.values().removeIf(track -> track.isOlderThan(atNs - KEPT_NS));
        reads.keySet().retainAll(memberLags.keySet());
    }

    /// Partitions of one member, by its member id.
    List<LagOfPartition> of(GroupView group, String memberId) {
        List<Partition> assigned = group.members().stream()
                .filter(member -> member.memberId().equals(memberId))
                .findFirst()
                .map(MemberView::assignment)
                .orElse(List.of());
        return partitions.stream()
                .filter(partition -> assigned.contains(partition.partition()))
                .toList();
    }

    List<LagOfPartition> partitions() {
        return partitions;
    }

    Optional<GroupView> newest() {
        return Optional.ofNullable(before);
    }

    /// Newest first.
    List<Commit> commits() {
        return List.copyOf(commits);
    }

    /// Newest first.
    List<Change> changes() {
        return List.copyOf(changes);
    }

    Map<String, LagTrack> memberLags() {
        return memberLags;
    }

    Map<Partition, LagTrack> partitionLags() {
        return partitionLags;
    }

    /// Records that the member committed, per second.
    OptionalDouble readsPerSecond(String name) {
        LagTrack track = reads.get(name);
        return track == null ? OptionalDouble.empty() : track.perSecond(RATE_NS);
    }

    /// Records that came into the group's partitions, per second.
    OptionalDouble writesPerSecond() {
        return written.perSecond(RATE_NS);
    }

    /// Which of the looks (colour, dash) a member has, from 0 up, as long as the window is open.
    int look(String name) {
        return looks.getOrDefault(name, 0);
    }

    static Map<Partition, String> owners(GroupView group) {
        Map<String, String> names = names(group);
        Map<Partition, String> owners = new TreeMap<>();
        for (MemberView member : group.members()) {
            String name = names.getOrDefault(member.memberId(), member.clientId());
            member.assignment().forEach(partition -> owners.put(partition, name));
        }
        return owners;
    }

    /// By member id the name that people know: the client id, with the end of the member id where several share it.
    static Map<String, String> names(GroupView group) {
        Map<String, Long> shared = new HashMap<>();
        group.members().forEach(member -> shared.merge(member.clientId(), 1L, Long::sum));
        Map<String, String> names = new LinkedHashMap<>();
        for (MemberView member : group.members()) {
            String id = member.memberId();
            String end = id.substring(Math.max(0, id.length() - 4));
            boolean alone = shared.getOrDefault(member.clientId(), 1L) == 1;
            names.put(id, alone ? member.clientId() : member.clientId() + " " + end);
        }
        return names;
    }
}
