package dev.offsetlab.engine.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// How many bytes of requests all connections together may hold (`queued.max.request.bytes`).
///
/// Who finds it spent does not fail: it stops reading, TCP stops the client, and it is called when bytes came back.
/// Two always pass, so that nobody waits for himself: a small buffer (what it is to hold was read already), and a
/// large one while no other large one is out (so a frame larger than the whole budget gets through alone).
///
/// Shared by all I/O threads; a lock, taken once per buffer and never while anything else is called.
public final class MemoryBudget {
    private static final long SMALL_BYTES = 64 << 10;

    private final long maxBytes;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private long usedBytes;
    private int largeOut;

    public MemoryBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// Takes `bytes`, or remembers to call `whenFree` once, from whatever thread gives bytes back.
    synchronized boolean takeOrWait(long bytes, Runnable whenFree) {
        boolean large = bytes > SMALL_BYTES;
        if (large && largeOut != 0 && usedBytes + bytes > maxBytes) {
            waiting.add(whenFree);
            return false;
        }
        usedBytes += bytes;
        largeOut += large ? 1 : 0;
        return true;
    }

    void give(long bytes) {
        List<Runnable> woken;
        synchronized (this) {
            usedBytes -= bytes;
            largeOut -= bytes > SMALL_BYTES ? 1 : 0;
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

    /// Somebody waits.
    public synchronized boolean spent() {
        return !waiting.isEmpty();
    }
}
