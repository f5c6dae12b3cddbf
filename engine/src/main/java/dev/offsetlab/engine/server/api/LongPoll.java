package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.Timers;
import dev.offsetlab.engine.wire.RegionRecords;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.message.FetchRequestData;
import org.jspecify.annotations.Nullable;

/// A fetch that waits: parked state, not a parked thread.
///
/// ```
///   too little ─▶ listed at each log ─▶ append: look again ─▶ enough, or max_wait over ─▶ reply
///                                             ▲        │
///                                             └────────┘ still too little
/// ```
///
/// It holds no file while it waits, and ends with its connection. Owned by its connection's I/O thread; appending
/// threads call [#run] alone, which hands over one look however many appends came.
final class LongPoll implements Runnable {
    private final FetchHandler handler;
    private final AppendWaiters waiters;
    private final FetchRequestData request;
    private final Exchange exchange;
    private final AtomicBoolean lookPending = new AtomicBoolean();
    private List<PartitionLog> logs = List.of();
    private Timers.@Nullable Timer deadline;
    private boolean done;

    LongPoll(FetchHandler handler, AppendWaiters waiters, FetchRequestData request, Exchange exchange) {
        this.handler = handler;
        this.waiters = waiters;
        this.request = request;
        this.exchange = exchange;
    }

    void park(FetchPlan tooLittle) {
        RegionRecords.closeAll(tooLittle.response());
        logs = tooLittle.logs();
        logs.forEach(log -> waiters.add(log, this));
        exchange.onClosed(this::end);
        deadline = exchange.timers().after(request.maxWaitMs(), () -> look(true));
        look(false);
    }

    /// Something was appended; on the appending thread.
    @Override
    public void run() {
        if (lookPending.compareAndSet(false, true)) {
            exchange.timers().execute(() -> look(false));
        }
    }

    private void look(boolean timeIsUp) {
        lookPending.set(false);
        if (done) {
            return;
        }
        FetchPlan plan = handler.attempt(request, exchange);
        if (timeIsUp || plan.complete()) {
            end();
            exchange.reply(plan.response());
        } else {
            RegionRecords.closeAll(plan.response());
        }
    }

    private void end() {
        done = true;
        logs.forEach(log -> waiters.remove(log, this));
        if (deadline != null) {
            deadline.cancel();
        }
    }
}
