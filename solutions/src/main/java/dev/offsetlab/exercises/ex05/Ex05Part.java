package dev.offsetlab.exercises.ex05;

import dev.offsetlab.engine.log.BatchSearch;
import dev.offsetlab.engine.log.SegmentBytes;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;

/// Lets [OffsetSearch] find the batches that the live broker's readers ask for.
public final class Ex05Part implements BatchSearch {
    private final OffsetSearch search = new OffsetSearch();

    @Override
    public OptionalLong find(LongToIntFunction index, SegmentBytes log, long offset) throws IOException {
        return search.find(index, log, offset);
    }
}
