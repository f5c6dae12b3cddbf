package dev.offsetlab.engine.log;

/// A [LogConfig] for a test: Kafka's own defaults, but for what the test names.
final class LogSettings {
    private static final LogConfig KAFKA = LogConfig.DEFAULTS;

    private int segmentBytes = KAFKA.segmentBytes();
    private int indexIntervalBytes = KAFKA.indexIntervalBytes();
    private int indexMaxBytes = KAFKA.indexMaxBytes();
    private long retentionMs = -1;
    private long retentionBytes = -1;
    private boolean compact;
    private long deleteRetentionMs = KAFKA.deleteRetentionMs();
    private double minCleanableDirtyRatio = KAFKA.minCleanableDirtyRatio();
    private boolean logAppendTime;
    private long flushMessages = KAFKA.flushMessages();
    private long producerIdExpirationMs = KAFKA.producerIdExpirationMs();

    LogSettings segmentBytes(int bytes) {
        segmentBytes = bytes;
        return this;
    }

    LogSettings index(int intervalBytes, int maxBytes) {
        indexIntervalBytes = intervalBytes;
        indexMaxBytes = maxBytes;
        return this;
    }

    /// -1: without limit, as it is where a test sets none.
    LogSettings retention(long ms, long bytes) {
        retentionMs = ms;
        retentionBytes = bytes;
        return this;
    }

    /// `cleanup.policy=compact` in the place of `delete`.
    LogSettings compact(boolean instead) {
        compact = instead;
        return this;
    }

    LogSettings deleteRetentionMs(long ms) {
        deleteRetentionMs = ms;
        return this;
    }

    LogSettings minCleanableDirtyRatio(double ratio) {
        minCleanableDirtyRatio = ratio;
        return this;
    }

    LogSettings logAppendTime() {
        logAppendTime = true;
        return this;
    }

    LogSettings flushMessages(long messages) {
        flushMessages = messages;
        return this;
    }

    LogSettings producerIdExpirationMs(long ms) {
        producerIdExpirationMs = ms;
        return this;
    }

    LogConfig build() {
        return new LogConfig(
                segmentBytes,
                KAFKA.segmentMs(),
                indexIntervalBytes,
                indexMaxBytes,
                retentionMs,
                retentionBytes,
                !compact,
                compact,
                deleteRetentionMs,
                minCleanableDirtyRatio,
                KAFKA.maxMessageBytes(),
                logAppendTime,
                flushMessages,
                producerIdExpirationMs);
    }
}
