package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The log as it was when a pass of [Compaction] began, and what is to be cleaned of it.
///
/// ```
///   closed   [ 0 ] [ 1000 ] [ 1400 ] [ 1800 ..... ]      active base offset 2500
///   groups   '----- fit into one ----' '-- alone --'     neighbours that together fit into one segment
/// ```
///
/// @param closed              oldest first
/// @param activeBaseOffset    the first offset that is not cleaned
/// @param producerLastOffsets last offset of each active producer
record CompactionTarget(
        PartitionId id,
        Path folder,
        LogConfig config,
        List<LogSegment> closed,
        long logStartOffset,
        long activeBaseOffset,
        Map<Long, Long> producerLastOffsets) {

    boolean isDirtyEnough(long firstDirtyOffset) {
        long cleanBytes = 0;
        long dirtyBytes = 0;
        for (int i = 0; i < closed.size(); i++) {
            if (endOffset(i) <= firstDirtyOffset) {
                cleanBytes += closed.get(i).sizeBytes();
            } else {
                dirtyBytes += closed.get(i).sizeBytes();
            }
        }
        return dirtyBytes > config.minCleanableDirtyRatio() * (cleanBytes + dirtyBytes);
    }

    /// The first offset behind the closed segment at `index`.
    long endOffset(int index) {
        return index + 1 < closed.size() ? closed.get(index + 1).baseOffset() : activeBaseOffset;
    }

    /// Neighbours that together fit into one segment and one index, of all segments that begin before `endOffset`.
    List<List<LogSegment>> groups(long endOffset) throws IOException {
        List<List<LogSegment>> groups = new ArrayList<>();
        List<LogSegment> group = new ArrayList<>();
        long groupBytes = 0;
        long groupEntries = 0;
        for (int i = 0; i < closed.size() && closed.get(i).baseOffset() < endOffset; i++) {
            LogSegment segment = closed.get(i);
            long entries = 1L + segment.indexes().times().count();
            boolean fits = !group.isEmpty()
                    && groupBytes + segment.sizeBytes() <= config.segmentBytes()
                    && (groupEntries + entries) * TimeIndex.ENTRY_BYTES <= config.indexMaxBytes()
                    && endOffset(i) - group.getFirst().baseOffset() <= Integer.MAX_VALUE;
            if (!fits) {
                group = new ArrayList<>();
                groups.add(group);
                groupBytes = 0;
                groupEntries = 0;
            }
            group.add(segment);
            groupBytes += segment.sizeBytes();
            groupEntries += entries;
        }
        return groups;
    }
}
