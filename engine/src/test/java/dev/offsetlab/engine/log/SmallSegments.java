package dev.offsetlab.engine.log;

/// Log settings under which a small test has many segments and index entries.
final class SmallSegments {
    private SmallSegments() {}

    static LogConfig config(int segmentBytes, boolean compact) {
        LogConfig kafka = LogConfig.DEFAULTS;
        return new LogConfig(
                segmentBytes,
                kafka.segmentMs(),
                500,
                12_000,
                -1,
                kafka.retentionBytes(),
                !compact,
                compact,
                kafka.deleteRetentionMs(),
                0.1,
                kafka.maxMessageBytes(),
                false,
                kafka.flushMessages(),
                kafka.producerIdExpirationMs());
    }
}
