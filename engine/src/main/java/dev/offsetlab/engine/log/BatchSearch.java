package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.LongToIntFunction;

/// From an offset to the position of its batch within one segment: the index leads near, batch headers lead on.
///
/// ```
///   index.applyAsInt(1545) -> 6000     headers at 6000 [1530..1539], 8000 [1540..1549]     answer: 8000
/// ```
///
/// Any thread may ask at any time.
@FunctionalInterface
public interface BatchSearch {
    /// The engine's own: [HeaderScan].
    BatchSearch ENGINE = (index, log, offset) -> HeaderScan.position(log, index.applyAsInt(offset), offset);

    /// Where the first batch starts that ends at `offset` or later; empty where none does before the end of `log`.
    ///
    /// @param index from an offset to the start of a batch at or before the one that holds it
    OptionalLong find(LongToIntFunction index, SegmentBytes log, long offset) throws IOException;
}
