package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchLayout;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;

/// Lets somebody search a segment, and looks at the header that was found: a wrong one would let a reader skip records
/// or send it what is no batch. Where a look cannot tell (nothing was found, or a batch behind a gap that compaction
/// left), the engine searches too.
record GuardedSearch(BatchSearch part) implements BatchSearch {
    private static final String KIND = "search";

    @Override
    public OptionalLong find(LongToIntFunction index, SegmentBytes log, long offset) throws IOException {
        OptionalLong answer;
        try {
            answer = Objects.requireNonNull(part.find(index, log, offset));
        } catch (PartFailedException floor) {
            throw floor;
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
        if (!holds(log, answer, offset)) {
            OptionalLong right = BatchSearch.ENGINE.find(index, log, offset);
            if (!right.equals(answer)) {
                throw PartFailedException.wrong(
                        KIND, part, "offset " + offset + " is at " + right + ", not at " + answer);
            }
        }
        return answer;
    }

    /// Is there a batch whose offsets reach over the wanted one? There is only one.
    private static boolean holds(SegmentBytes log, OptionalLong answer, long offset) throws IOException {
        if (answer.isEmpty() || answer.getAsLong() < 0) {
            return false;
        }
        BatchCursor batches = new BatchCursor(log, answer.getAsLong());
        try {
            return batches.next()
                    && batches.header().magic() == BatchLayout.CURRENT_MAGIC
                    && batches.header().baseOffset() <= offset
                    && batches.header().lastOffset() >= offset;
        } catch (DamagedBatchException noBatchThere) {
            return false;
        }
    }
}
