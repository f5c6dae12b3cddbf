package dev.offsetlab.engine.server;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// Answers one API. Called on the I/O thread that owns the connection: it must not block. An exception that leaves
/// it becomes Kafka's error response for the request, in one place ([ErrorCodes]).
///
/// @param <Q> the API's request message, of `org.apache.kafka.common.message`
public interface ApiHandler<Q extends ApiMessage> {
    ApiKeys api();

    /// Replies now, or keeps `exchange` and replies later, from any thread.
    void handle(Q request, Exchange exchange) throws Exception;
}
