package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.Timers;
import dev.offsetlab.engine.wire.RegionRecords;
import java.util.List;
import org.apache.kafka.common.message.FetchRequestData;

/// A fetch that found too little: what it waits for, and the ways out.
///
/// It holds no file while it waits. Any thread may look and answer; of several answers the client gets the first.
public final class WaitingFetch {
    private final FetchHandler handler;
    private final FetchRequestData request;
    private final Exchange exchange;
    private final List<PartitionLog> logs;

    WaitingFetch(FetchHandler handler, FetchRequestData request, Exchange exchange, List<PartitionLog> logs) {
        this.handler = handler;
        this.request = request;
        this.exchange = exchange;
        this.logs = List.copyOf(logs);
    }

    /// An append to any of them may be what it waits for.
    public List<PartitionLog> logs() {
        return logs;
    }

    public int maxWaitMs() {
        return request.maxWaitMs();
    }

    /// Looks at the logs; answers where they have enough, and says whether it did.
    public boolean answerIfEnough() {
        FetchPlan plan = handler.attempt(request, exchange);
        if (plan.complete()) {
            exchange.reply(plan.response());
            return true;
        }
        RegionRecords.closeAll(plan.response());
        return false;
    }

    /// Answers with what there is, and be it nothing.
    public void answer() {
        exchange.reply(handler.attempt(request, exchange).response());
    }

    /// The timers of its I/O thread.
    public Timers timers() {
        return exchange.timers();
    }

    /// Calls `hook` on its I/O thread if the client goes before it was answered. To be set on that thread, once.
    public void onClosed(Runnable hook) {
        exchange.onClosed(hook);
    }
}
