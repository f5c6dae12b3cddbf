package dev.offsetlab.exercises.ex03;

import dev.offsetlab.engine.log.RollRule;
import dev.offsetlab.engine.log.SegmentNaming;
import java.util.Optional;

/// Lets [SegmentRoll] say when the live broker rolls, and name the files.
public final class Ex03Part implements RollRule, SegmentNaming {
    private final SegmentRoll roll = new SegmentRoll();

    @Override
    public Optional<Reason> reason(Active active, Incoming incoming, Limits limits, long nowMs) {
        return roll.reason(active, incoming, limits, nowMs);
    }

    @Override
    public String fileName(long baseOffset, String suffix) {
        return roll.fileName(baseOffset, suffix);
    }
}
