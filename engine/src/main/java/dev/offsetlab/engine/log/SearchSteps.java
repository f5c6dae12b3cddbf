package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchHeader;

/// Hears each step that a lookup takes, so that the very lookup that serves readers can be shown.
///
/// [#NONE] hears nothing: its methods are empty and known where the lookup is compiled, so that a plain read pays
/// nothing for them.
///
/// Called on the reading thread.
interface SearchSteps {
    SearchSteps NONE = new SearchSteps() {};

    /// A search begins; what was heard before is void, for a segment was deleted under it.
    default void begin(LogEnd end) {}

    /// A binary search over the segments, whose base offsets these are, looked at one; `right` where it goes on
    /// behind it.
    default void segmentProbe(long[] baseOffsets, int index, boolean right) {}

    /// The search goes on in this segment, whose file is retained and may be read as far as `limit`.
    default void enter(LogSegment segment, long limit) {}

    /// A binary search over the entered segment's index looked at one of its first `count` entries.
    default void entryProbe(OffsetIndex index, int count, int entry, boolean right) {}

    /// The scan of the headers begins at this position.
    default void scanFrom(long position) {}

    /// The scan looked at the header of a batch.
    default void header(BatchHeader header, long position) {}
}
