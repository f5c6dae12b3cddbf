package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.workload.LogExtent;

/// From where to where a log reaches.
///
/// @param endOffset that the next record gets
public record Extent(String topic, long startOffset, long endOffset) {
    static Extent of(Place place, LogExtent extent) {
        return new Extent(place.toString(), extent.startOffset(), extent.endOffset());
    }

    public long records() {
        return endOffset - startOffset;
    }

    @Override
    public String toString() {
        return topic + ": " + Text.some(records(), "record") + ", log start " + startOffset + ", log end " + endOffset;
    }
}
