package dev.offsetlab.engine.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// How many bytes of requests all connections together may hold (`queued.max.request.bytes`).
///
/// Who finds it spent does not fail: it stops reading, TCP stops the client, and it is called when bytes came back.
/// A frame larger than the whole budget passes when nobody else holds anything, so that it passes at all.
///
/// Shared by all I/O threads; a lock, taken once per buffer and never while anything else is called.
public final class MemoryBudget {
    private final long maxBytes;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long usedBytes;

    public MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Takes `bytes`, or remembers to call `whenFree` once, from whatever thread gives bytes back.
    synchronized boolean takeOrWait(long bytes, Runnable whenFree) {
        if (usedBytes != 0 && usedBytes + bytes > maxBytes) {
            waiting.add(whenFree);
            return false;
        }
        usedBytes += bytes;
        return true;
    }

    /// For bytes that were read already and must be kept: at most one small buffer per connection.
    synchronized void take(long bytes) {
        usedBytes += bytes;
    }

    void give(long bytes) {
        List<Runnable> woken;
        synchronized (this) {
            usedBytes -= bytes;
            if (waiting.isEmpty()) {
                return;
            }
            woken = new ArrayList<>(waiting);
            waiting.clear();
        }
        woken.forEach(Runnable::run);
    }

    public synchronized long usedBytes() {
        return usedBytes;
    }

    public synchronized boolean contended() {
        return !waiting.isEmpty();
    }
}
