package dev.offsetlab.exercises.ex13;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Fetches that wait for bytes, or for their time to be over: state, and no thread of their own.
///
/// ```
///   park ─▶ listed: at its logs, and by its deadline ─▶ look ─▶ enough: answered ──────┐
///                                                        ▲ │                           │
///   appended: to one of its logs ────────────────────────┘ └▶ too little: it stays     │
///   expire:   its deadline has come ─▶ answered with what there is ────────────────────┤
///   cancel:   its client has gone ─────────────────────────────────────────────────────┤
///                                                                  struck off the lists ▼
/// ```
///
/// **Time** is given by the caller, in nanoseconds as of [System#nanoTime()]: only the difference of two times
/// means something. **Threads:** any thread may call any method, and it is the calling thread that looks and
/// answers.
///
/// @param <L> what stands for a log
public final class ParkedFetches<L> {
    // solution:
    /// Both guarded by `this`, which nobody holds while a fetch looks or answers.
    private final Map<L, Set<Entry>> byLog = new HashMap<>();

    private final NavigableSet<Entry> byDeadline = new TreeSet<>(this::order);
    private long listed;
    // end

    /// A fetch that was parked.
    public interface Parked {
        /// The client has gone: no answer any more, and nothing is held for it. Does nothing once it was answered.
        void cancel();
    }

    /// Answers `fetch` at once if there is enough; else parks it, until there is, or until `deadlineNs`.
    ///
    /// A log may grow at any moment, also while this runs. No append may be missed.
    public Parked park(Fetch<L> fetch, long deadlineNs) {
        // solution:
        Entry entry = list(fetch, deadlineNs);
        entry.look();
        return entry;
        // starter: throw new UnsupportedOperationException("exercise 13: list the fetch, and look");
        // end
    }

    /// A batch was appended to `log`. Answers who waits for that log and has enough now; leaves all others alone.
    public void appended(L log) {
        // solution:
        waitingFor(log).forEach(Entry::look);
        // starter: throw new UnsupportedOperationException("exercise 13: look at those who wait for this log");
        // end
    }

    /// Answers those whose deadline is not later than `nowNs`, the earliest first, with what there is.
    public void expire(long nowNs) {
        // solution:
        dueAt(nowNs).forEach(Entry::timeIsUp);
        // starter: throw new UnsupportedOperationException("exercise 13: answer those whose time is over");
        // end
    }

    /// The earliest deadline of those that wait: when [#expire] should be called next. Empty where nobody waits.
    public OptionalLong nextDeadlineNs() {
        // solution:
        synchronized (this) {
            return byDeadline.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byDeadline.first().deadlineNs);
        }
        // starter: throw new UnsupportedOperationException("exercise 13: the earliest deadline");
        // end
    }

    /// How many wait.
    public int size() {
        // solution:
        synchronized (this) {
            return byDeadline.size();
        }
        // starter: throw new UnsupportedOperationException("exercise 13: how many wait");
        // end
    }
    // solution:

    /// By difference, for the clock may pass the largest number. Equal deadlines in the order in which they came.
    private int order(Entry one, Entry other) {
        int sooner = Long.signum(one.deadlineNs - other.deadlineNs);
        return sooner != 0 ? sooner : Long.compare(one.number, other.number);
    }

    private synchronized Entry list(Fetch<L> fetch, long deadlineNs) {
        Entry entry = new Entry(fetch, deadlineNs, listed++);
        byDeadline.add(entry);
        for (L log : fetch.logs()) {
            byLog.computeIfAbsent(log, _ -> new LinkedHashSet<>()).add(entry);
        }
        return entry;
    }

    /// A copy: the list changes while its fetches are looked at.
    private synchronized List<Entry> waitingFor(L log) {
        return List.copyOf(byLog.getOrDefault(log, Set.of()));
    }

    private synchronized List<Entry> dueAt(long nowNs) {
        return byDeadline.stream()
                .takeWhile(entry -> entry.deadlineNs - nowNs <= 0)
                .toList();
    }

    private synchronized void strikeOff(Entry entry) {
        byDeadline.remove(entry);
        for (L log : entry.fetch.logs()) {
            byLog.computeIfPresent(log, (_, waiting) -> without(entry, waiting));
        }
    }

    /// Null where nobody is left: then the list goes too.
    private @Nullable Set<Entry> without(Entry entry, Set<Entry> waiting) {
        waiting.remove(entry);
        return waiting.isEmpty() ? null : waiting;
    }

    /// A fetch with its deadline. Its own lock sees to it that it ends once, whoever comes at the same time.
    private final class Entry implements Parked {
        private final Fetch<L> fetch;
        private final long deadlineNs;
        private final long number;
        private boolean ended;

        Entry(Fetch<L> fetch, long deadlineNs, long number) {
            this.fetch = fetch;
            this.deadlineNs = deadlineNs;
            this.number = number;
        }

        void look() {
            endIf(fetch::answerIfEnough);
        }

        void timeIsUp() {
            endIf(() -> {
                fetch.answer();
                return true;
            });
        }

        @Override
        public void cancel() {
            endIf(() -> true);
        }

        private synchronized void endIf(BooleanSupplier end) {
            if (!ended && end.getAsBoolean()) {
                ended = true;
                strikeOff(this);
            }
        }
    }
    // end
}
