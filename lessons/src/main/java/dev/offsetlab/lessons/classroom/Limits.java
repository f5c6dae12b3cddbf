package dev.offsetlab.lessons.classroom;

import java.time.Duration;

/// What one submission may take.
///
/// @param exercise    time for one exercise, from its start to its result
/// @param memoryMib   heap of Java; what it takes besides is bounded by [#dataMib()]
/// @param diskMib     everything it writes; lies in memory
public record Limits(Duration exercise, int memoryMib, int diskMib) {
    /// Enough for every solution several times over.
    public static final Limits DEFAULTS = new Limits(Duration.ofSeconds(40), 384, 256);
    /// Of a JVM beside its heap: threads' stacks, direct buffers, compiled code, classes.
    private static final int BESIDE_HEAP_MIB = 1024;

    public Limits {
        if (exercise.compareTo(Duration.ofSeconds(1)) < 0 || memoryMib < 64 || diskMib < 1) {
            throw new IllegalArgumentException(
                    "limits are too small: at least 1 s for an exercise, 64 MiB of memory," + " 1 MiB of disk");
        }
    }

    /// All memory that its process may write to.
    int dataMib() {
        return memoryMib + BESIDE_HEAP_MIB;
    }
}
