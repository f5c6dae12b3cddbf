package dev.offsetlab.engine.workload;

import java.util.List;

/// What is raced, and how long.
///
/// @param paths        data paths, the first one is what the others are compared with
/// @param cold         every large trial starts with the log evicted from the page cache
/// @param topicBytes   size of the large topic
/// @param trialMs      length of a warm trial
public record RaceSettings(
        List<String> paths,
        int rounds,
        int readers,
        ReadMode mode,
        boolean cold,
        long topicBytes,
        int trialMs,
        int smallTrialMs) {
    public static final int LARGE_FETCH_BYTES = 1 << 20;
    public static final int LARGE_BATCH_BYTES = 128 << 10;
    public static final int SMALL_BATCH_BYTES = 2 << 10;
    public static final long SMALL_TOPIC_BYTES = 4 << 20;

    public RaceSettings {
        paths = List.copyOf(paths);
        if (paths.isEmpty() || rounds < 1 || readers < 1 || topicBytes < 1 || trialMs < 1 || smallTrialMs < 1) {
            throw new IllegalArgumentException("a race needs paths, rounds, readers, a topic and time: paths=" + paths
                    + " rounds=" + rounds + " readers=" + readers + " topicBytes=" + topicBytes);
        }
    }
}
