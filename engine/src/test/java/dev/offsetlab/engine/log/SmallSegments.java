package dev.offsetlab.engine.log;

/// Log settings under which a small test has many segments and index entries.
final class SmallSegments {
    private SmallSegments() {}

    static LogConfig config(int segmentBytes, boolean compact) {
        return new LogSettings()
                .segmentBytes(segmentBytes)
                .index(500, 12_000)
                .compact(compact)
                .minCleanableDirtyRatio(0.1)
                .build();
    }
}
