package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.concurrent.Executor;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// A handler whose work forces files to the disk: done away from the I/O threads, so that no other connection waits.
record Deferred<Q extends ApiMessage>(ApiHandler<Q> work, Executor background) implements ApiHandler<Q> {
    @Override
    public ApiKeys api() {
        return work.api();
    }

    @Override
    public void handle(Q request, Exchange exchange) {
        background.execute(() -> run(work, request, exchange));
    }

    static <Q extends ApiMessage> void run(ApiHandler<Q> work, Q request, Exchange exchange) {
        try {
            work.handle(request, exchange);
        } catch (Exception e) {
            exchange.fail(e);
        }
    }
}
