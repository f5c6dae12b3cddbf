package dev.offsetlab.engine.log;

/// What a segment's files are called.
@FunctionalInterface
public interface SegmentNaming {
    /// The engine's own: [SegmentName].
    SegmentNaming ENGINE = SegmentName::of;

    /// @param suffix `.log` and the like
    /// @return a name without a folder, that sorts as the offsets do
    String fileName(long baseOffset, String suffix);
}
