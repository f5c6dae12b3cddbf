package dev.offsetlab.exercises.ex15;

import dev.offsetlab.engine.log.CompactionRule;
import dev.offsetlab.engine.record.LogRecord;
import java.util.OptionalLong;

/// Puts your rule into the live broker: it says which records stay when a topic is compacted.
public final class Ex15Part implements CompactionRule {
    @Override
    public boolean stays(LogRecord record, KeyOffsets latest, OptionalLong deleteHorizonMs, long nowMs) {
        return Compaction.stays(record, latest, deleteHorizonMs, nowMs);
    }
}
