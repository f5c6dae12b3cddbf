package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// The broker's own parking: who waits for which log to grow.
///
/// Any thread may list, strike off and wake; a [LongPoll] is woken on the thread that appended, and only hands a task
/// to its own.
final class LongPolls implements FetchParking {
    private final Map<PartitionLog, Queue<LongPoll>> waiting = new ConcurrentHashMap<>();

    @Override
    public void park(WaitingFetch fetch) {
        new LongPoll(this, fetch).park();
    }

    @Override
    public void appended(PartitionLog log) {
        Queue<LongPoll> polls = waiting.get(log);
        if (polls != null) {
            polls.forEach(LongPoll::wake);
        }
    }

    /// Wakes `poll` after each append to `log`, until it is struck off. Look at the log again after this: an append
    /// just before was not seen.
    void list(PartitionLog log, LongPoll poll) {
        waiting.computeIfAbsent(log, _ -> new ConcurrentLinkedQueue<>()).add(poll);
    }

    void strike(PartitionLog log, LongPoll poll) {
        Queue<LongPoll> polls = waiting.get(log);
        if (polls != null) {
            polls.remove(poll);
        }
    }

    /// How many wait for `log`.
    int waiting(PartitionLog log) {
        Queue<LongPoll> polls = waiting.get(log);
        return polls == null ? 0 : polls.size();
    }

    /// Forgets logs that are no more.
    void forget(Predicate<PartitionLog> gone) {
        waiting.keySet().removeIf(gone);
    }
}
