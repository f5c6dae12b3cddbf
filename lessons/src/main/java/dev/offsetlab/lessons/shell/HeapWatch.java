package dev.offsetlab.lessons.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/// Does a running cell fill the heap that it shares with the lab?
///
/// Looks at the pool where objects grow old. What is in it may be garbage, so before a cell is blamed the heap is
/// collected once, at most every few seconds: that pauses the lab for a moment, an [OutOfMemoryError] in one of the
/// broker's threads would be worse. Best effort: a cell that takes all memory between two looks meets the error
/// itself. One thread.
final class HeapWatch {
    private static final double FULL = 0.8;
    private static final double TIGHT = 0.85;
    private static final long BETWEEN_COLLECTIONS_NS = 2_000_000_000L;

    private final Optional<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getName().matches(".*(Old|Tenured).*|ZHeap|Shenandoah"))
            .findFirst();
    private final long maxBytes = Runtime.getRuntime().maxMemory();
    private long lastCollectionNs = System.nanoTime() - BETWEEN_COLLECTIONS_NS;

    /// Is little left, garbage counted as used? Costs some ten nanoseconds. Any thread.
    static boolean tight() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > runtime.maxMemory() * TIGHT;
    }

    /// True when most of the heap is in use after a collection.
    boolean full() {
        if (!looksFull() || System.nanoTime() - lastCollectionNs < BETWEEN_COLLECTIONS_NS) {
            return false;
        }
        return fullAfterCollection();
    }

    /// The same, whenever it is asked: after a cell that met the end of memory.
    boolean fullAfterCollection() {
        System.gc();
        lastCollectionNs = System.nanoTime();
        return looksFull();
    }

    private boolean looksFull() {
        if (old.isEmpty()) {
            return usedBytes() > maxBytes * FULL;
        }
        MemoryUsage usage = old.get().getUsage();
        // G1 gives no smaller limit than the heap's, serial that of the pool.
        long limitBytes = usage.getMax() > 0 ? usage.getMax() : maxBytes;
        return usage.getUsed() > limitBytes * FULL;
    }

    private static long usedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
