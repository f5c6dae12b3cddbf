package dev.offsetlab.engine.group;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A clock wound by hand: time passes when a test says so, and due alarms ring in order on the test's own thread.
final class ManualAlarms implements Alarms, InstantSource {
    private record Entry(long dueMs, long order, Runnable task) {}

    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Entry::dueMs).thenComparingLong(Entry::order));
    private long nowMs = 1_700_000_000_000L;
    private long order;

    @Override
    public Alarm after(long delayMs, Runnable task) {
        Entry entry = new Entry(nowMs + delayMs, order++, task);
        waiting.add(entry);
        return () -> waiting.remove(entry);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    void advance(long ms) {
        long untilMs = nowMs + ms;
        while (!waiting.isEmpty() && waiting.element().dueMs() <= untilMs) {
            Entry next = waiting.remove();
            nowMs = Math.max(nowMs, next.dueMs());
            next.task().run();
        }
        nowMs = untilMs;
    }

    int waiting() {
        return waiting.size();
    }
}
