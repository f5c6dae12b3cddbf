package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel.LinesOf;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.Line;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.PartitionPicture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Makes the picture of one group: of what the group tells, and, where it is ours, of what is wanted of its
/// members.
final class ConsumersGroupPicture {
    private final ConsumersGroup group;
    private final GroupView now;
    private final List<MemberPlan> plans;

    /// @param plans of the demo group's members; empty for anybody else's group
    ConsumersGroupPicture(ConsumersGroup group, GroupView now, List<MemberPlan> plans) {
        this.group = group;
        this.now = now;
        this.plans = plans;
    }

    /// @param ours its members may be stopped and slowed here
    GroupPicture of(boolean ours, LinesOf linesOf, long atNs) {
        List<MemberPicture> members = members();
        Map<Partition, String> owners = ConsumersGroup.owners(now);
        return new GroupPicture(
                now.id(),
                ours,
                ConsumersWords.answer(now, group.partitions()),
                ConsumersWords.details(now, group.partitions(), members, group.writesPerSecond()),
                members,
                group.partitions().stream()
                        .map(lag -> new PartitionPicture(lag, owners.getOrDefault(lag.partition(), "")))
                        .toList(),
                lines(linesOf, owners),
                group.changes(),
                group.commits(),
                atNs);
    }

    /// The group's members, and those of ours that it does not count: killed ones, and ones that join.
    private List<MemberPicture> members() {
        List<MemberPicture> members = new ArrayList<>();
        Set<String> joined = new HashSet<>();
        Map<String, String> names = ConsumersGroup.names(now);
        for (MemberView member : now.members()) {
            joined.add(member.clientId());
            members.add(inside(member, names.getOrDefault(member.memberId(), member.clientId())));
        }
        plans.stream()
                .filter(plan -> !joined.contains(plan.clientId()))
                .map(this::outside)
                .forEach(members::add);
        members.sort(Comparator.comparing(MemberPicture::name));
        return members;
    }

    private MemberPicture inside(MemberView member, String name) {
        Optional<MemberPlan> plan = plans.stream()
                .filter(wanted -> wanted.clientId().equals(member.clientId()))
                .findFirst();
        List<LagOfPartition> lags = group.of(now, member.memberId());
        return new MemberPicture(
                name,
                member.host(),
                member.assignment(),
                LagOfPartition.sum(lags),
                group.readsPerSecond(name),
                ConsumersWords.state(plan, true, !member.assignment().isEmpty(), now.state()),
                plan,
                true,
                group.look(name),
                lags.isEmpty() || lags.stream().anyMatch(lag -> lag.committed().isPresent()));
    }

    private MemberPicture outside(MemberPlan plan) {
        return new MemberPicture(
                plan.clientId(),
                "",
                List.of(),
                0,
                OptionalDouble.empty(),
                ConsumersWords.state(Optional.of(plan), false, false, ""),
                Optional.of(plan),
                false,
                group.look(plan.clientId()),
                true);
    }

    private List<Line> lines(LinesOf linesOf, Map<Partition, String> owners) {
        List<Line> lines = new ArrayList<>();
        if (linesOf == LinesOf.MEMBERS) {
            group.memberLags().forEach((name, track) -> lines.add(new Line(name, group.look(name), track)));
        } else {
            group.partitionLags().forEach((partition, track) -> {
                String owner = owners.getOrDefault(partition, "nobody");
                lines.add(new Line(partition + "  " + owner, partition.partition(), track));
            });
        }
        return lines;
    }
}
