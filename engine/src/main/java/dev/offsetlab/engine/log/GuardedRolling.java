package dev.offsetlab.engine.log;

import java.util.Objects;
import java.util.Optional;

/// Lets somebody say when a segment rolls, as long as the file's positions and the index's relative offsets fit into
/// their four bytes.
record GuardedRolling(RollRule part) implements RollRule {
    private static final String KIND = "rolling";

    @Override
    public Optional<Reason> reason(Active active, Incoming incoming, Limits limits, long nowMs) {
        Optional<Reason> answer = asked(active, incoming, limits, nowMs);
        boolean fits = incoming.lastOffset() - active.baseOffset() <= Integer.MAX_VALUE
                && active.sizeBytes() + incoming.sizeBytes() <= Integer.MAX_VALUE;
        if (answer.isEmpty() && !active.isEmpty() && !fits) {
            throw PartFailedException.wrong(
                    KIND,
                    part,
                    "it must roll: the index has four bytes for an offset and a position: active=" + active
                            + " incoming=" + incoming);
        }
        return answer;
    }

    /// A null is caught here too.
    private Optional<Reason> asked(Active active, Incoming incoming, Limits limits, long nowMs) {
        try {
            return Objects.requireNonNull(part.reason(active, incoming, limits, nowMs));
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
    }
}
