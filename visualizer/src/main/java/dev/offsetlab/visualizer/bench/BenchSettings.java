package dev.offsetlab.visualizer.bench;

/// How long each part of the comparison takes.
public record BenchSettings(
        int starts, int rounds, int producerRounds, long topicBytes, int producedRecords, int steadySeconds) {
    /// About five minutes on two cores.
    public static final BenchSettings FULL = new BenchSettings(5, 7, 3, 1L << 30, 500_000, 10);
    /// About two minutes; ranges are wide, and few rounds find Kafka's JVM still compiling.
    public static final BenchSettings QUICK = new BenchSettings(2, 3, 1, 256L << 20, 150_000, 5);
}
