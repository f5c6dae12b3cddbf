package dev.offsetlab.engine.group;

/// Where a group stands.
///
/// ```
///              a member joins               all have joined, or time is up
///   EMPTY --------------------> PREPARING ---------------------------> COMPLETING
///     ^                         REBALANCE                              REBALANCE
///     |   nobody is left         |  ^  ^                                |     |
///     +--------------------------+  |  |   join, leave, a late sync     |     |
///                                   |  +--------------------------------+     |
///                                   |                                         | the leader's plan
///                                   |      join, leave, a lost member         v
///                                   +-------------------------------------- STABLE
///
///   any ---- deleted, expired ----> DEAD
/// ```
public enum GroupState {
    /// No members. Its committed offsets stay until they expire.
    EMPTY("Empty"),
    /// Waits for every member to join (again).
    PREPARING_REBALANCE("PreparingRebalance"),
    /// Everybody has joined; waits for the leader's plan.
    COMPLETING_REBALANCE("CompletingRebalance"),
    /// Everybody knows which partitions to read.
    STABLE("Stable"),
    /// Removed; only calls that came too late still see it.
    DEAD("Dead");

    private final String label;

    GroupState(String label) {
        this.label = label;
    }

    /// As Kafka's tools print it.
    public String label() {
        return label;
    }

    boolean mayTurnInto(GroupState next) {
        return switch (next) {
            case EMPTY, COMPLETING_REBALANCE -> this == PREPARING_REBALANCE;
            case PREPARING_REBALANCE -> this == EMPTY || this == COMPLETING_REBALANCE || this == STABLE;
            case STABLE -> this == COMPLETING_REBALANCE;
            case DEAD -> true;
        };
    }

    /// Whether a rebalance may start here.
    boolean mayRebalance() {
        return mayTurnInto(PREPARING_REBALANCE);
    }
}
