package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Plans for the demo group: each makes a new one out of the plan in force.
final class ConsumersDemo {
    static final int RECORDS_PER_SECOND = 2_000;
    static final int MOST_MEMBERS = 8;
    private static final int FIRST_MEMBERS = 3;

    private ConsumersDemo() {}

    static LiveLoad started() {
        LiveLoad live = new LiveLoad(RECORDS_PER_SECOND, LiveLoad.NONE.recordBytes(), List.of());
        for (int i = 0; i < FIRST_MEMBERS; i++) {
            live = withOneMore(live);
        }
        return live;
    }

    static boolean runs(LiveLoad live) {
        return live.recordsPerSecond() > 0 || !live.members().isEmpty();
    }

    /// Under the lowest number that is free.
    static LiveLoad withOneMore(LiveLoad live) {
        if (live.members().size() >= MOST_MEMBERS) {
            return live;
        }
        int number = 1;
        while (has(live, name(number))) {
            number++;
        }
        List<MemberPlan> members = new ArrayList<>(live.members());
        members.add(new MemberPlan(name(number), MemberPlan.State.READING, 0));
        return with(live, members);
    }

    static LiveLoad without(LiveLoad live, String clientId) {
        return with(
                live,
                live.members().stream()
                        .filter(member -> !member.clientId().equals(clientId))
                        .toList());
    }

    static LiveLoad in(LiveLoad live, String clientId, MemberPlan.State state) {
        return changed(live, clientId, member -> new MemberPlan(clientId, state, member.pauseMs()));
    }

    static LiveLoad resting(LiveLoad live, String clientId, int pauseMs) {
        return changed(live, clientId, member -> new MemberPlan(clientId, member.state(), pauseMs));
    }

    static LiveLoad producing(LiveLoad live, int recordsPerSecond) {
        return new LiveLoad(recordsPerSecond, live.recordBytes(), live.members());
    }

    private static String name(int number) {
        return LiveLoad.GROUP + "-" + number;
    }

    private static boolean has(LiveLoad live, String clientId) {
        return live.members().stream().anyMatch(member -> member.clientId().equals(clientId));
    }

    private static LiveLoad changed(LiveLoad live, String clientId, UnaryOperator<MemberPlan> change) {
        return with(
                live,
                live.members().stream()
                        .map(member -> member.clientId().equals(clientId) ? change.apply(member) : member)
                        .toList());
    }

    private static LiveLoad with(LiveLoad live, List<MemberPlan> members) {
        return new LiveLoad(live.recordsPerSecond(), live.recordBytes(), members);
    }
}
