package dev.offsetlab.visualizer.viewmodel;

import java.util.OptionalDouble;

/// Amounts over time: a ring of the last two minutes, at most four a second.
///
/// ```
///   next = 2            0     1     2     3            time goes ... 2, 3, 0, 1
///                    [ 9 s | 10 s | 7 s | 8 s ]
/// ```
public final class LagTrack {
    private static final int CAPACITY = 480;
    private static final long LEAST_GAP_NS = 250_000_000L;

    private final long[] timesNs = new long[CAPACITY];
    private final long[] values = new long[CAPACITY];
    private int next;
    private int size;

    /// Notes a value; one that comes too soon after the last replaces it, at the last one's time.
    void add(long atNs, long value) {
        if (size > 0 && atNs - timesNs[ring(size - 1)] < LEAST_GAP_NS) {
            values[ring(size - 1)] = value;
            return;
        }
        timesNs[next] = atNs;
        values[next] = value;
        next = (next + 1) % CAPACITY;
        size = Math.min(size + 1, CAPACITY);
    }

    public int size() {
        return size;
    }

    /// @param i 0 for the oldest
    public long atNs(int i) {
        return timesNs[ring(i)];
    }

    public long value(int i) {
        return values[ring(i)];
    }

    boolean isOlderThan(long atNs) {
        return size == 0 || atNs(size - 1) < atNs;
    }

    /// Of a running total: how fast it grew over the last `windowNs`. Empty until half of that was seen.
    OptionalDouble perSecond(long windowNs) {
        if (size < 2) {
            return OptionalDouble.empty();
        }
        int first = size - 1;
        while (first > 0 && atNs(size - 1) - atNs(first - 1) <= windowNs) {
            first--;
        }
        long tookNs = atNs(size - 1) - atNs(first);
        return tookNs < windowNs / 2
                ? OptionalDouble.empty()
                : OptionalDouble.of((value(size - 1) - value(first)) * 1e9 / tookNs);
    }

    private int ring(int i) {
        return Math.floorMod(next - size + i, CAPACITY);
    }
}
