package dev.offsetlab.engine.group;

import dev.offsetlab.engine.meta.Settings;

/// The coordinator's part of the broker's settings, as they are at this moment.
///
/// @param initialDelayMs how long an empty group waits for more members before its first generation
/// @param retentionMs    how long the offsets of an empty group are kept
record GroupLimits(
        int minSessionTimeoutMs,
        int maxSessionTimeoutMs,
        int maxSize,
        int initialDelayMs,
        int maxMetadataLength,
        long retentionMs) {
    private static final long MS_PER_MINUTE = 60_000L;

    static GroupLimits of(Settings settings) {
        return new GroupLimits(
                settings.intValue("group.min.session.timeout.ms"),
                settings.intValue("group.max.session.timeout.ms"),
                settings.intValue("group.max.size"),
                settings.intValue("group.initial.rebalance.delay.ms"),
                settings.intValue("offset.metadata.max.bytes"),
                settings.intValue("offsets.retention.minutes") * MS_PER_MINUTE);
    }

    boolean allowsSession(int sessionTimeoutMs) {
        return sessionTimeoutMs >= minSessionTimeoutMs && sessionTimeoutMs <= maxSessionTimeoutMs;
    }
}
