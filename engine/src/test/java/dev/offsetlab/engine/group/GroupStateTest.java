package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways from state to state are those that [GroupState] draws.
class GroupStateTest {
    @ParameterizedTest
    @EnumSource(GroupState.class)
    void turn_everyPair_onlyTheDrawnWays(GroupState from) {
        Map<GroupState, List<GroupState>> drawn = Map.of(
                GroupState.EMPTY, List.of(GroupState.PREPARING_REBALANCE, GroupState.DEAD),
                GroupState.PREPARING_REBALANCE,
                        List.of(GroupState.EMPTY, GroupState.COMPLETING_REBALANCE, GroupState.DEAD),
                GroupState.COMPLETING_REBALANCE,
                        List.of(GroupState.PREPARING_REBALANCE, GroupState.STABLE, GroupState.DEAD),
                GroupState.STABLE, List.of(GroupState.PREPARING_REBALANCE, GroupState.DEAD),
                GroupState.DEAD, List.of(GroupState.DEAD));
        for (GroupState to : GroupState.values()) {
            assertThat(from.mayTurnInto(to))
                    .as("%s to %s", from, to)
                    .isEqualTo(drawn.getOrDefault(from, List.of()).contains(to));
        }
    }

    @Test
    void turn_whereNoWayLeads_throws() {
        GroupBench bench = new GroupBench();
        Group group = new Group(
                "g",
                new Group.Environment(bench.time, bench.time, () -> GroupBench.LIMITS, bench.journal, bench.memory),
                Runnable::run);

        assertThatThrownBy(() -> group.turn(GroupState.STABLE)).hasMessageContaining("no way from EMPTY to STABLE");
    }
}
