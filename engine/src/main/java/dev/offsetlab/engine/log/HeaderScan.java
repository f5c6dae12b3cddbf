package dev.offsetlab.engine.log;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// The second half of a lookup: from a position near the wanted batch, header by header.
///
/// ```
///   near                        found
///   | 1530..1539 | ... records | 1540..1549 | ...       wanted: 1545
///     ends before: on to the next  ends at 1549, not before 1545
/// ```
final class HeaderScan {
    private HeaderScan() {}

    /// The first batch from `near` on that ends at `offset` or later; empty where none does before the end.
    static Optional<BatchPosition> first(SegmentBytes log, long near, long offset, SearchSteps steps)
            throws IOException {
        steps.scanFrom(near);
        BatchCursor batches = new BatchCursor(log, near);
        while (batches.next()) {
            steps.header(batches.header(), batches.position());
            if (batches.header().lastOffset() >= offset) {
                return Optional.of(new BatchPosition(batches.header(), batches.position()));
            }
        }
        return Optional.empty();
    }

    static OptionalLong position(SegmentBytes log, long near, long offset) throws IOException {
        Optional<BatchPosition> found = first(log, near, offset, SearchSteps.NONE);
        return found.isPresent() ? OptionalLong.of(found.get().position()) : OptionalLong.empty();
    }
}
