package dev.offsetlab.engine.log;

import java.nio.file.Path;
import java.util.Arrays;

/// Where a log's segments begin and how large they are, at one moment; immutable. Made without a look at any file, so
/// that a log of 10,000 segments may be drawn ten times a second.
///
/// ```
///   base offsets   [ 0      | 1500   | 3200 ]          the last segment is the active one
///   sizes          [ 16 MiB | 16 MiB | 4 MiB]
///   log start 200, log end 3900: offsets 0 to 199 are deleted, but their bytes are still there
/// ```
public final class LogOutline {
    private final Path folder;
    private final long[] baseOffsets;
    private final long[] sizesBytes;
    private final long logStartOffset;
    private final long logEndOffset;

    /// @param baseOffsets rising, at least one
    /// @param sizesBytes  as many
    public LogOutline(Path folder, long[] baseOffsets, long[] sizesBytes, long logStartOffset, long logEndOffset) {
        if (baseOffsets.length == 0 || baseOffsets.length != sizesBytes.length) {
            throw new IllegalArgumentException("a log has a size for each segment: segments=" + baseOffsets.length
                    + " sizes=" + sizesBytes.length);
        }
        this.folder = folder;
        this.baseOffsets = baseOffsets.clone();
        this.sizesBytes = sizesBytes.clone();
        this.logStartOffset = logStartOffset;
        this.logEndOffset = logEndOffset;
    }

    public int segmentCount() {
        return baseOffsets.length;
    }

    public long baseOffset(int segment) {
        return baseOffsets[segment];
    }

    /// The offset behind the segment's last: the next one's base offset, or the log end.
    public long endOffset(int segment) {
        return segment + 1 < baseOffsets.length
                ? baseOffsets[segment + 1]
                : Math.max(logEndOffset, baseOffsets[segment]);
    }

    public long sizeBytes(int segment) {
        return sizesBytes[segment];
    }

    public boolean isActive(int segment) {
        return segment == baseOffsets.length - 1;
    }

    /// Its log file. May be gone by now.
    public Path file(int segment) {
        return SegmentName.in(folder, baseOffsets[segment], SegmentName.LOG);
    }

    /// The segment in whose range `offset` falls; the first or the last where it is outside of the log.
    public int segmentOf(long offset) {
        int found = Arrays.binarySearch(baseOffsets, offset);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    public long logStartOffset() {
        return logStartOffset;
    }

    public long logEndOffset() {
        return logEndOffset;
    }

    public long totalBytes() {
        return Arrays.stream(sizesBytes).sum();
    }
}
