package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.server.Timers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A fetch that waits: parked state, not a parked thread.
///
/// ```
///   too little ─▶ listed at each log ─▶ append: look again ─▶ enough, or max_wait over ─▶ reply
///                                             ▲        │
///                                             └────────┘ still too little
/// ```
///
/// It ends with its connection. Owned by its connection's I/O thread; appending threads call [#wake] alone, which
/// hands over one look however many appends came.
final class LongPoll {
    private final LongPolls polls;
    private final WaitingFetch fetch;
    private final AtomicBoolean lookPending = new AtomicBoolean();
    private Timers.@Nullable Timer deadline;
    private boolean done;

    LongPoll(LongPolls polls, WaitingFetch fetch) {
        this.polls = polls;
        this.fetch = fetch;
    }

    void park() {
        fetch.logs().forEach(log -> polls.list(log, this));
        fetch.onClosed(this::end);
        deadline = fetch.timers().after(fetch.maxWaitMs(), this::timeIsUp);
        look();
    }

    /// Something was appended; on the appending thread.
    void wake() {
        if (lookPending.compareAndSet(false, true)) {
            fetch.timers().execute(this::look);
        }
    }

    private void look() {
        lookPending.set(false);
        if (!done && fetch.answerIfEnough()) {
            end();
        }
    }

    private void timeIsUp() {
        if (!done) {
            end();
            fetch.answer();
        }
    }

    private void end() {
        done = true;
        fetch.logs().forEach(log -> polls.strike(log, this));
        if (deadline != null) {
            deadline.cancel();
        }
    }
}
