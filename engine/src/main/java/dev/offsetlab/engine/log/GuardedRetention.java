package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.List;

/// Lets somebody say how many segments go, as long as none goes that the engine would keep.
record GuardedRetention(RetentionRule part) implements RetentionRule {
    private static final String KIND = "retention";

    @Override
    public int expired(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs)
            throws IOException {
        int answer = asked(segments, limits, logStartOffset, nowMs);
        int most = RetentionRule.ENGINE.expired(segments, limits, logStartOffset, nowMs);
        if (answer < 0 || answer > most) {
            throw PartFailedException.wrong(
                    KIND,
                    part,
                    "of " + segments.size() + " segments " + most + " may go, not " + answer + ": " + limits
                            + " logStartOffset=" + logStartOffset);
        }
        return answer;
    }

    private int asked(List<? extends AgingSegment> segments, Limits limits, long logStartOffset, long nowMs) {
        try {
            return part.expired(segments, limits, logStartOffset, nowMs);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
    }
}
