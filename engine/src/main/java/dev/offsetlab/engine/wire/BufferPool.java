package dev.offsetlab.engine.wire;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// Direct buffers, in sizes that are powers of two, for one I/O thread.
///
/// Direct, because a heap buffer costs a copy through a hidden direct one at every read and write of a channel.
/// Each lives in an arena of its own, so that what is not kept is freed at once and not when the collector comes
/// by.
///
/// Owned by one thread: only it may take, use and give.
public final class BufferPool implements AutoCloseable {
    private static final int SMALLEST_BYTES = 1 << 10;
    private static final int LARGEST_BYTES = 1 << 30;
    private static final long KEPT_BYTES = 2L << 20;

    private final ArrayDeque<Pooled> free = new ArrayDeque<>();
    private long freeBytes;

    /// A buffer that is given back by [#give].
    ///
    /// @param bytes position and limit are the holder's business
    public record Pooled(ByteBuffer bytes, Arena arena) {
        public int sizeBytes() {
            return bytes.capacity();
        }
    }

    /// The size of the buffer that [#take] would answer with.
    static int sizeFor(int atLeastBytes) {
        return atLeastBytes <= SMALLEST_BYTES
                ? SMALLEST_BYTES
                : atLeastBytes > LARGEST_BYTES ? atLeastBytes : Integer.highestOneBit(atLeastBytes - 1) << 1;
    }

    public Pooled take(int atLeastBytes) {
        int sizeBytes = sizeFor(atLeastBytes);
        for (var kept = free.iterator(); kept.hasNext(); ) {
            Pooled pooled = kept.next();
            if (pooled.sizeBytes() == sizeBytes) {
                kept.remove();
                freeBytes -= sizeBytes;
                pooled.bytes().clear();
                return pooled;
            }
        }
        return fresh(sizeBytes);
    }

    // The arena outlives this method on purpose: give or close end it.
    @SuppressWarnings("MustBeClosedChecker")
    private static Pooled fresh(int sizeBytes) {
        Arena arena = Arena.ofConfined();
        return new Pooled(arena.allocate(sizeBytes, Long.BYTES).asByteBuffer(), arena);
    }

    /// Keeps the buffer for the next who asks; what would be kept beyond 2 MiB is freed, the longest unused
    /// first.
    public void give(Pooled pooled) {
        free.addFirst(pooled);
        freeBytes += pooled.sizeBytes();
        while (freeBytes > KEPT_BYTES) {
            Pooled oldest = free.removeLast();
            freeBytes -= oldest.sizeBytes();
            oldest.arena().close();
        }
    }

    @Override
    public void close() {
        free.forEach(pooled -> pooled.arena().close());
        free.clear();
        freeBytes = 0;
    }
}
