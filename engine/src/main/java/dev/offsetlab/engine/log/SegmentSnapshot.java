package dev.offsetlab.engine.log;

import java.nio.file.Path;

/// One segment as the dashboard and the tools see it.
public record SegmentSnapshot(
        long baseOffset, Path file, long sizeBytes, boolean active, int indexEntries, long largestTimestampMs) {}
