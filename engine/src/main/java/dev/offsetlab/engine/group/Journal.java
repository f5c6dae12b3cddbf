package dev.offsetlab.engine.group;

import java.io.IOException;
import java.util.List;

/// Where a group's changes are written before they count. [OffsetsTopic] in a broker, a list in tests.
@FunctionalInterface
interface Journal {
    /// Writes all of `records` or none; in order with earlier calls for the same group. Tombstones may be written in
    /// parts: deleting a thing twice does no harm.
    void write(String groupId, List<OffsetsRecord> records) throws IOException;
}
