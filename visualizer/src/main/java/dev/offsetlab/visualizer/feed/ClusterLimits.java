package dev.offsetlab.visualizer.feed;

/// How much of a cluster one round asks for, so that looking at a large one costs it little.
///
/// @param periodMs  rest between two rounds
/// @param timeoutMs longest wait for one answer
public record ClusterLimits(int partitions, int groups, long periodMs, int timeoutMs) {
    public static final ClusterLimits USUAL = new ClusterLimits(1_000, 50, 1_000, 4_000);
}
