package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.LogRecord;
import java.util.OptionalLong;

/// Lets somebody say which records stay, as long as none goes that the engine would keep.
record GuardedCompaction(CompactionRule part) implements CompactionRule {
    private static final String KIND = "compaction";

    @Override
    public boolean stays(LogRecord record, KeyOffsets latest, OptionalLong deleteHorizonMs, long nowMs) {
        boolean must = CompactionRule.ENGINE.stays(record, latest, deleteHorizonMs, nowMs);
        boolean answer;
        try {
            answer = part.stays(record, latest, deleteHorizonMs, nowMs);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
        if (must && !answer) {
            throw PartFailedException.wrong(
                    KIND, part, "the record at offset " + record.offset() + " is the last of its key and must stay");
        }
        return answer;
    }
}
