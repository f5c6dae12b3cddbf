package dev.offsetlab.engine.observe;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// How many lines a log may still get: [#BURST_LINES] at once, and one more with each second that passes.
///
/// ```
///   a client fails 5,000 times a second   60 lines, then 1 a second: 26 MB a day at most, of 300 bytes each
///   a group of ten starts                 13 lines, nothing left out
/// ```
///
/// Any thread may call it.
final class LineBudget {
    /// The line has to stay unwritten.
    static final long NO_LINE = -1;

    static final int BURST_LINES = 60;
    private static final long LINE_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier clockNs;
    private long left = BURST_LINES;
    private long filledNs;
    private long leftOut;

    LineBudget(LongSupplier clockNs) {
        this.clockNs = clockNs;
        this.filledNs = clockNs.getAsLong();
    }

    /// Takes one line: how many were left out since the line before, or [#NO_LINE].
    synchronized long take() {
        fill();
        if (left == 0) {
            leftOut++;
            return NO_LINE;
        }
        left--;
        long unsaid = leftOut;
        leftOut = 0;
        return unsaid;
    }

    private void fill() {
        long more = (clockNs.getAsLong() - filledNs) / LINE_EVERY_NS;
        left = Math.min(BURST_LINES, left + more);
        filledNs += more * LINE_EVERY_NS;
    }
}
