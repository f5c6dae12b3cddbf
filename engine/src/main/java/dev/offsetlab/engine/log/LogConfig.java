package dev.offsetlab.engine.log;

/// Settings of one partition's log; the names are Kafka's topic configs, and `producer.id.expiration.ms`
/// of the broker, which holds for all. -1 means "no limit" where Kafka says so.
public record LogConfig(
        int segmentBytes,
        long segmentMs,
        int indexIntervalBytes,
        int indexMaxBytes,
        long retentionMs,
        long retentionBytes,
        boolean delete,
        boolean compact,
        long deleteRetentionMs,
        double minCleanableDirtyRatio,
        int maxMessageBytes,
        boolean logAppendTime,
        long flushMessages,
        long producerIdExpirationMs) {
    /// Kafka's own defaults.
    public static final LogConfig DEFAULTS = new LogConfig(
            1 << 30,
            604_800_000L,
            4096,
            10 << 20,
            604_800_000L,
            -1,
            true,
            false,
            86_400_000L,
            0.5,
            1_048_588,
            false,
            Long.MAX_VALUE,
            86_400_000L);
}
