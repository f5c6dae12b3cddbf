package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/// Lets somebody find a record by its timestamp, and finds it too: a wrong answer would let a reader skip records.
record GuardedTimestamps(TimestampSearch part) implements TimestampSearch {
    private static final String KIND = "timestamp search";

    @Override
    public Optional<TimestampedOffset> firstAtOrAfter(TimedSegment segment, long timestampMs) throws IOException {
        Optional<TimestampedOffset> answer = asked(segment, timestampMs);
        Optional<TimestampedOffset> right = TimestampSearch.ENGINE.firstAtOrAfter(segment, timestampMs);
        if (!answer.equals(right)) {
            throw PartFailedException.wrong(
                    KIND,
                    part,
                    "in segment " + segment.baseOffset() + " the first record at or after " + timestampMs + " is "
                            + text(right) + ", not " + text(answer));
        }
        return answer;
    }

    /// A null is caught here too.
    private Optional<TimestampedOffset> asked(TimedSegment segment, long timestampMs) {
        try {
            return Objects.requireNonNull(part.firstAtOrAfter(segment, timestampMs));
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
    }

    private static String text(Optional<TimestampedOffset> record) {
        return record.map(it -> "offset " + it.offset() + " of " + it.timestampMs())
                .orElse("none");
    }
}
