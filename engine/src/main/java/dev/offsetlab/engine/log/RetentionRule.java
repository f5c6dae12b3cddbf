package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.List;

/// The part of a log that says how many of its oldest segments go. Asked now and then, under the log's lock.
@FunctionalInterface
public interface RetentionRule {
    /// The engine's own: [Retention].
    RetentionRule ENGINE = Retention::expired;

    /// How many of the oldest segments go, the active one among them where it holds records and all of them do.
    ///
    /// @param segments oldest first, the active one last: at least one
    int expired(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs)
            throws IOException;

    /// The settings of the log that retention goes by; -1 means "no limit", as in Kafka.
    ///
    /// @param delete         whether segments go by time and size at all (`cleanup.policy`)
    /// @param retentionMs    how old a segment's youngest record may become
    /// @param retentionBytes how much is left at least
    record Limits(boolean delete, long retentionMs, long retentionBytes) {
        public static final long NONE = -1;

        static Limits of(LogConfig config) {
            return new Limits(config.delete(), config.retentionMs(), config.retentionBytes());
        }
    }

    /// A segment as a rule sees it.
    interface AgingSegment {
        long baseOffset();

        long sizeBytes();

        /// The timestamp of its youngest record. May cost a look at the segment's time index.
        long newestMs() throws IOException;
    }
}
