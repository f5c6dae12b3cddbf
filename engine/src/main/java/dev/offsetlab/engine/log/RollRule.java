package dev.offsetlab.engine.log;

import java.util.Optional;
import java.util.OptionalLong;

/// When the active segment is closed and the next one is started.
///
/// ```
///   active  | batch | batch | batch |   incoming | batch |    fits: appended        does not: roll, then appended
/// ```
///
/// Asked under the log's lock before every append.
@FunctionalInterface
public interface RollRule {
    /// The engine's own: [LogRoller].
    RollRule ENGINE = LogRoller::reason;

    /// Why a segment was closed.
    enum Reason {
        SEGMENT_BYTES("segment.bytes"),
        RELATIVE_OFFSET("relative offset"),
        INDEX_FULL("index full"),
        SEGMENT_MS("segment.ms");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /// As in events and on pages.
        public String text() {
            return text;
        }
    }

    /// The segment that grows.
    ///
    /// @param firstTimestampMs of its first batch, the largest in it; empty while there is none
    /// @param createdMs        when its file was made
    /// @param indexFull        no entry fits into its index any more
    record Active(long baseOffset, long sizeBytes, OptionalLong firstTimestampMs, long createdMs, boolean indexFull) {
        public boolean isEmpty() {
            return sizeBytes == 0;
        }
    }

    /// The batch that is about to be appended, its offsets assigned.
    record Incoming(int sizeBytes, long lastOffset, long maxTimestampMs) {}

    /// `segment.bytes` and `segment.ms`.
    record Limits(int segmentBytes, long segmentMs) {}

    /// Why `incoming` cannot go into the active segment; empty where it can.
    Optional<Reason> reason(Active active, Incoming incoming, Limits limits, long nowMs);
}
