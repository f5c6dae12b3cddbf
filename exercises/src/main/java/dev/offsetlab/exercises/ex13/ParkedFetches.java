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

    /// A fetch that was parked.
    public interface Parked {
        /// The client has gone: no answer any more, and nothing is held for it. Does nothing once it was answered.
        void cancel();
    }

    /// Answers `fetch` at once if there is enough; else parks it, until there is, or until `deadlineNs`.
    ///
    /// A log may grow at any moment, also while this runs. No append may be missed.
    public Parked park(Fetch<L> fetch, long deadlineNs) {
        throw new UnsupportedOperationException("exercise 13: list the fetch, and look");
    }

    /// A batch was appended to `log`. Answers who waits for that log and has enough now; leaves all others alone.
    public void appended(L log) {
        throw new UnsupportedOperationException("exercise 13: look at those who wait for this log");
    }

    /// Answers those whose deadline is not later than `nowNs`, the earliest first, with what there is.
    public void expire(long nowNs) {
        throw new UnsupportedOperationException("exercise 13: answer those whose time is over");
    }

    /// The earliest deadline of those that wait: when [#expire] should be called next. Empty where nobody waits.
    public OptionalLong nextDeadlineNs() {
        throw new UnsupportedOperationException("exercise 13: the earliest deadline");
    }

    /// How many wait.
    public int size() {
        throw new UnsupportedOperationException("exercise 13: how many wait");
    }
}
