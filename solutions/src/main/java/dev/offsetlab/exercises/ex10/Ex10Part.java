package dev.offsetlab.exercises.ex10;

import dev.offsetlab.engine.log.TimedSegment;
import dev.offsetlab.engine.log.TimestampSearch;
import dev.offsetlab.engine.log.TimestampedOffset;
import java.io.IOException;
import java.util.Optional;

/// Puts your search into the live broker: it answers every `ListOffsets` that names a timestamp.
public final class Ex10Part implements TimestampSearch {
    @Override
    public Optional<TimestampedOffset> firstAtOrAfter(TimedSegment segment, long timestampMs) throws IOException {
        return TimeIndex.firstAtOrAfter(segment, timestampMs);
    }
}
