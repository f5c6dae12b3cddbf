package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.CompactionRule.KeyOffsets;
import dev.offsetlab.engine.record.LogRecord;
import java.util.OptionalLong;

/// The engine's own [CompactionRule], which is Kafka's.
///
/// - A record stays where no later record of its key is known. Without a key it has no place in a compacted log.
/// - A *tombstone* (no value) that is the last of its key stays until its batch's delete horizon.
final class LatestOfKey {
    private LatestOfKey() {}

    static boolean stays(LogRecord record, KeyOffsets latest, OptionalLong deleteHorizonMs, long nowMs) {
        if (record.key() == null
                || record.offset() < latest.latest(record.key()).orElse(-1)) {
            return false;
        }
        return !record.isTombstone() || deleteHorizonMs.isEmpty() || nowMs < deleteHorizonMs.getAsLong();
    }
}
