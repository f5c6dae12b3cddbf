package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The page's answers as people say them.
final class ConsumersWords {
    private ConsumersWords() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String records(long number) {
        return count(number) + (number == 1 ? " record" : " records");
    }

    /// The largest line of the page.
    static String answer(GroupView group, List<LagOfPartition> partitions) {
        long lag = LagOfPartition.sum(partitions);
        boolean committed =
                partitions.stream().anyMatch(partition -> partition.committed().isPresent());
        if (group.members().isEmpty()) {
            return lag == 0 ? group.id() + " has no members" : records(lag) + " wait for " + group.id();
        }
        if (!committed) {
            return group.id() + " has committed nothing yet";
        }
        return lag == 0 ? group.id() + " has read everything" : group.id() + " is " + records(lag) + " behind";
    }

    /// Who reads nothing, and what came and went: at most two sentences.
    static String details(
            GroupView group, List<LagOfPartition> partitions, List<MemberPicture> members, OptionalDouble written) {
        List<String> sentences = new ArrayList<>();
        if (group.members().isEmpty()) {
            sentences.add("The group is there, but nobody reads for it.");
        }
        for (MemberPicture member : members) {
            readsNothing(member).ifPresent(why -> sentences.add(member.name() + " reads nothing: " + why + "."));
        }
        long lost = partitions.stream().mapToLong(LagOfPartition::lost).sum();
        if (lost > 0) {
            sentences.add(records(lost) + " were deleted before it read them.");
        }
        written.ifPresent(rate -> sentences.add(count(Math.round(rate)) + " records/s come in."));
        return String.join(" ", sentences);
    }

    private static Optional<String> readsNothing(MemberPicture member) {
        if (member.isKilled()) {
            return Optional.of(
                    member.joined()
                            ? "it was killed, and the group waits for the end of its session"
                            : "it was killed, the group noticed, and others read its partitions");
        }
        if (member.isPaused()) {
            return Optional.of("it is paused, but stays in the group");
        }
        if (member.joined() && member.assignment().isEmpty()) {
            return Optional.of("there is no partition left for it");
        }
        boolean stands = member.readsPerSecond().orElse(1) == 0;
        return stands && member.lag() > 0 ? Optional.of("it has committed nothing for seconds") : Optional.empty();
    }

    /// A member's state in a few words.
    static String state(Optional<MemberPlan> plan, boolean joined, boolean assigned, String groupState) {
        if (plan.isPresent() && plan.get().state() == MemberPlan.State.KILLED) {
            return joined ? "killed; session runs out" : "killed; out of the group";
        }
        if (!joined) {
            return "joins";
        }
        if (plan.isPresent() && plan.get().state() == MemberPlan.State.PAUSED) {
            return "paused, still in";
        }
        if (!groupState.equals("Stable")) {
            return "waits for its share";
        }
        if (!assigned) {
            return "idle, no partition";
        }
        return plan.filter(member -> member.pauseMs() > 0)
                .map(member -> String.format(Locale.ROOT, "rests %.1f s a poll", member.pauseMs() / 1e3))
                .orElse("reads");
    }

    /// Kafka's name of a group's state, explained.
    static String groupState(String state) {
        return switch (state) {
            case "Stable" -> "stable";
            case "Empty" -> "no members";
            case "Dead" -> "gone";
            case "PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling" -> "shares out partitions";
            default -> state.toLowerCase(Locale.ROOT);
        };
    }
}
