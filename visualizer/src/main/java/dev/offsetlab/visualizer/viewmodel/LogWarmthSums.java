package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Running sums over the segments of a log, so that the warmth of any stretch of 10,000 costs two subtractions.
///
/// ```
///   segment          0      1      2          sizes 10 each, 1 not looked at, 2 half warm
///   bytes seen     0     10     10     20
///   bytes warm     0     10     10     15     stretch 1..2: (15 - 10) / (20 - 10) = 0.5
/// ```
final class LogWarmthSums {
    static final LogWarmthSums NONE = new LogWarmthSums(null, 0);

    private final @Nullable LogOutline outline;
    private final double[] warmBytes;
    private final double[] seenBytes;
    private final int[] seenSegments;

    private LogWarmthSums(@Nullable LogOutline outline, int segments) {
        this.outline = outline;
        this.warmBytes = new double[segments + 1];
        this.seenBytes = new double[segments + 1];
        this.seenSegments = new int[segments + 1];
    }

    static LogWarmthSums of(LogOutline outline, Map<Long, LogWarmth> known) {
        LogWarmthSums sums = new LogWarmthSums(outline, outline.segmentCount());
        for (int i = 0; i < outline.segmentCount(); i++) {
            LogWarmth warmth = known.get(outline.baseOffset(i));
            double bytes = warmth == null ? 0 : outline.sizeBytes(i);
            sums.warmBytes[i + 1] = sums.warmBytes[i] + (warmth == null ? 0 : warmth.share() * bytes);
            sums.seenBytes[i + 1] = sums.seenBytes[i] + bytes;
            sums.seenSegments[i + 1] = sums.seenSegments[i] + (warmth == null ? 0 : 1);
        }
        return sums;
    }

    boolean isOf(LogOutline other) {
        return outline == other;
    }

    /// Segments that were looked at.
    int seen() {
        return seenSegments[seenSegments.length - 1];
    }

    /// Of the segments `from` to before `to`; empty where none of them was looked at.
    Optional<Double> share(int from, int to) {
        if (seenSegments[to] == seenSegments[from]) {
            return Optional.empty();
        }
        double seen = seenBytes[to] - seenBytes[from];
        return Optional.of(seen == 0 ? 0 : Math.clamp((warmBytes[to] - warmBytes[from]) / seen, 0, 1));
    }
}
