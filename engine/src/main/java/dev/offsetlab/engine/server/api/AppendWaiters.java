package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// Who waits for which log to grow: long polls, parked.
///
/// A log is listened to from the first wait on, once. Any thread may add, remove and wake; a waiter is called on
/// the thread that appended, and only hands a task to its own.
final class AppendWaiters {
    private final Map<PartitionLog, Waiting> waiting = new ConcurrentHashMap<>();

    /// The waiters of one log.
    private static final class Waiting {
        private final Queue<Runnable> waiters = new ConcurrentLinkedQueue<>();

        void wake() {
            for (Runnable waiter : waiters) {
                waiter.run();
            }
        }
    }

    /// Calls `waiter` after each append to `log`, until it is removed. Look at the log again after this: an append
    /// just before was not seen.
    void add(PartitionLog log, Runnable waiter) {
        waiting.computeIfAbsent(log, AppendWaiters::listen).waiters.add(waiter);
    }

    private static Waiting listen(PartitionLog log) {
        Waiting fresh = new Waiting();
        log.onAppend(fresh::wake);
        return fresh;
    }

    void remove(PartitionLog log, Runnable waiter) {
        Waiting of = waiting.get(log);
        if (of != null) {
            of.waiters.remove(waiter);
        }
    }

    /// How many wait for `log`.
    int waiting(PartitionLog log) {
        Waiting of = waiting.get(log);
        return of == null ? 0 : of.waiters.size();
    }

    /// Forgets logs that are no more.
    void forget(Predicate<PartitionLog> gone) {
        waiting.keySet().removeIf(gone);
    }
}
