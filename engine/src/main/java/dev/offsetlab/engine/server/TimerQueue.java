package dev.offsetlab.engine.server;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// Tasks by the time they are due. A cancelled one stays until then and does nothing.
///
/// Owned by one I/O thread, but for [Entry#cancel()].
final class TimerQueue {
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long added;

    /// One task; due by [System#nanoTime()], and among equals in the order they were added.
    static final class Entry implements Timers.Timer, Comparable<Entry> {
        private final long dueNs;
        private final Runnable task;
        private volatile boolean cancelled;
        private long number;

        Entry(long dueNs, Runnable task) {
            this.dueNs = dueNs;
            this.task = task;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.signum(dueNs - other.dueNs);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    void add(Entry entry) {
        entry.number = added++;
        entries.add(entry);
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
        for (Entry next = entries.peek(); next != null && next.dueNs - nowNs <= 0; next = entries.peek()) {
            entries.remove();
            if (!next.cancelled) {
                next.task.run();
            }
        }
    }

    private void dropCancelled() {
        for (Entry next = entries.peek(); next != null && next.cancelled; next = entries.peek()) {
            entries.remove();
        }
    }
}
