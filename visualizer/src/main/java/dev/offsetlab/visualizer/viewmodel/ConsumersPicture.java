package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Who has read how far, at one moment: all that the page shows.
///
/// @param groups all of them, those that are furthest behind first
/// @param shown  the one that is looked at
public record ConsumersPicture(List<GroupLine> groups, Optional<GroupPicture> shown) {
    public static final ConsumersPicture NOTHING = new ConsumersPicture(List.of(), Optional.empty());

    public record GroupLine(String id, int members, long lag, String state) {}

    /// @param answer  how far it is behind, in one line
    /// @param details who reads nothing, and why; may be empty
    /// @param ours    the demo group, whose members can be stopped and started here
    /// @param lines   lag over time
    public record GroupPicture(
            String id,
            boolean ours,
            String answer,
            String details,
            List<MemberPicture> members,
            List<PartitionPicture> partitions,
            List<Line> lines,
            List<ConsumersGroup.Change> changes,
            List<ConsumersGroup.Commit> commits,
            long atNs) {}

    /// @param plan   what is wanted of it; empty for a stranger's client
    /// @param joined the group counts it among its members
    /// @param look   its colour and dash, from 0 up
    /// @param known  how far it is behind is known: something was committed for what it reads
    public record MemberPicture(
            String name,
            String host,
            List<Partition> assignment,
            long lag,
            OptionalDouble readsPerSecond,
            String state,
            Optional<MemberPlan> plan,
            boolean joined,
            int look,
            boolean known) {
        public boolean isKilled() {
            return plan.filter(member -> member.state() == MemberPlan.State.KILLED)
                    .isPresent();
        }

        public boolean isPaused() {
            return plan.filter(member -> member.state() == MemberPlan.State.PAUSED)
                    .isPresent();
        }
    }

    /// @param owner empty where no member has it
    public record PartitionPicture(LagOfPartition lag, String owner) {}

    /// @param look see [MemberPicture#look()]
    public record Line(String name, int look, LagTrack track) {}
}
