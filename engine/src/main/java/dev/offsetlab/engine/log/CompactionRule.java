package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.LogRecord;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// The part of a log that says which records of a closed segment stay when it is compacted. Asked by [BatchCleaner] for
/// each record of a pass.
///
/// **Threads.** Several at a time, one for each log that is being compacted: an implementation keeps nothing between
/// two calls, and gives the same answer to the same question within one pass.
@FunctionalInterface
public interface CompactionRule {
    /// The engine's own, and Kafka's: [LatestOfKey].
    CompactionRule ENGINE = LatestOfKey::stays;

    /// @param latest          the last offset of each key
    /// @param deleteHorizonMs from when on the tombstones of the record's batch may go; empty where no pass has yet
    ///                        met them, and they stay
    boolean stays(LogRecord record, KeyOffsets latest, OptionalLong deleteHorizonMs, long nowMs);

    /// For each key the last offset at which it was written.
    @FunctionalInterface
    interface KeyOffsets {
        /// Empty for a key that was not written in what this pass looked at. The buffer's position stays.
        OptionalLong latest(ByteBuffer key);
    }
}
