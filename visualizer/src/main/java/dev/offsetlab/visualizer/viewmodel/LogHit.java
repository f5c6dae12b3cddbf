package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.IndexEntries;
import dev.offsetlab.engine.log.LogOutline;
import java.util.Optional;

/// What lies at a place of the axis.
///
/// @param segment  by its place in the outline
/// @param offset   of a record there, within log start and log end
/// @param position near it, in the segment's file
public record LogHit(int segment, long offset, long position) {
    static LogHit at(LogAxis axis, LogIndexes indexes, double coordinate) {
        LogOutline outline = axis.outline();
        int segment = axis.segmentAt(coordinate);
        double width = axis.edge(segment + 1) - axis.edge(segment);
        double share = width <= 0 ? 0 : Math.clamp((coordinate - axis.edge(segment)) / width, 0, 1);
        long position = (long) (share * outline.sizeBytes(segment));
        double offset = axis.offsetAt(coordinate);
        Optional<IndexEntries> entries = indexes.of(outline, segment);
        if (axis.scale() == LogScale.BYTES && entries.isPresent()) {
            offset = between(outline, segment, entries.get(), position);
        }
        long newest = Math.max(outline.logStartOffset(), outline.logEndOffset() - 1);
        return new LogHit(segment, Math.clamp((long) offset, outline.logStartOffset(), newest), position);
    }

    /// Spread evenly between the two index entries around the position, no longer over the whole segment.
    private static double between(LogOutline outline, int segment, IndexEntries entries, long position) {
        int before = entries.entryBefore(position);
        int after = before + 1;
        double fromOffset = before < 0 ? outline.baseOffset(segment) : entries.offset(before);
        double fromPosition = before < 0 ? 0 : entries.position(before);
        boolean last = after >= entries.count();
        double toOffset = last ? outline.endOffset(segment) : entries.offset(after);
        double toPosition = last ? outline.sizeBytes(segment) : entries.position(after);
        double share = toPosition <= fromPosition ? 0 : (position - fromPosition) / (toPosition - fromPosition);
        return fromOffset + Math.clamp(share, 0, 1) * (toOffset - fromOffset);
    }
}
