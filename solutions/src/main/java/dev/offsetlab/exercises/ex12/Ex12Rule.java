package dev.offsetlab.exercises.ex12;

import dev.offsetlab.engine.log.RetentionRule;
import java.io.IOException;
import java.util.List;

/// Puts your rule into the live broker: it says how many of the oldest segments go.
public final class Ex12Rule implements RetentionRule {
    @Override
    public int expired(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs)
            throws IOException {
        return Retention.expired(segments, limits, logStartOffset, nowMs);
    }
}
