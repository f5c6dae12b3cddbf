package dev.offsetlab.engine.server;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Tasks by the time they are due.
///
/// A cancelled one lets go of its task at once, for the task holds a request. Its entry stays in place, which any
/// thread may leave it at; the owner removes all such entries together when more than half are cancelled, at a cost
/// of one step for each.
///
/// Owned by one I/O thread, but for [#entry] and [Entry#cancel()].
final class TimerQueue {
    private static final int FEW = 16;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private long added;

    /// One task; due by [System#nanoTime()], and among equals in the order they were added.
    static final class Entry implements Timers.Timer, Comparable<Entry> {
        private final long dueNs;
        private final AtomicInteger cancelledOfQueue;
        private final AtomicReference<@Nullable Runnable> task;
        private long number;

        private Entry(long dueNs, Runnable task, AtomicInteger cancelledOfQueue) {
            this.dueNs = dueNs;
            this.task = new AtomicReference<>(task);
            this.cancelledOfQueue = cancelledOfQueue;
        }

        @Override
        public void cancel() {
            if (task.getAndSet(null) != null) {
                cancelledOfQueue.incrementAndGet();
            }
        }

        private boolean isCancelled() {
            return task.get() == null;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.signum(dueNs - other.dueNs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /// To be added by the owner; may be cancelled before that.
    Entry entry(long dueNs, Runnable task) {
        return new Entry(dueNs, task, cancelled);
    }

    void add(Entry entry) {
        entry.number = added++;
        entries.add(entry);
    }

    /// Entries that are held, cancelled ones too.
    int size() {
        return entries.size();
    }

    /// Milliseconds until the next task is due, rounded up, at most `atMostMs`.
    long untilNextMs(long nowNs, long atMostMs) {
        dropCancelled();
        Entry next = entries.peek();
        if (next == null) {
            return atMostMs;
        }
        long untilNs = Math.max(0, next.dueNs - nowNs);
        return Math.min(atMostMs, TimeUnit.NANOSECONDS.toMillis(untilNs + 999_999));
    }

    void runDue(long nowNs) {
        dropCancelled();
        for (Entry next = entries.peek(); next != null && next.dueNs - nowNs <= 0; next = entries.peek()) {
            entries.remove();
            Runnable task = next.task.getAndSet(null);
            if (task == null) {
                cancelled.decrementAndGet();
            } else {
                task.run();
            }
        }
    }

    private void dropCancelled() {
        int before = entries.size();
        if (cancelled.get() > FEW + before / 2) {
            entries.removeIf(Entry::isCancelled);
        }
        for (Entry next = entries.peek(); next != null && next.isCancelled(); next = entries.peek()) {
            entries.remove();
        }
        cancelled.addAndGet(entries.size() - before);
    }
}
