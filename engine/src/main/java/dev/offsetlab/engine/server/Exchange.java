package dev.offsetlab.engine.server;

import java.net.InetAddress;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// One request and the one reply it is owed. A connection reads its next request only after the reply.
///
/// Bytes that a request message refers to (the records of a Produce) are valid until the handler returns.
public interface Exchange {
    RequestHeader header();

    default short version() {
        return header().apiVersion();
    }

    default String clientId() {
        String id = header().clientId();
        return id == null ? "" : id;
    }

    InetAddress remote();

    /// What the listener speaks by which the client came: clients are told of that one's address.
    SecurityProtocol protocol();

    /// The reply; the first call counts, later ones are ignored. Any thread may call it.
    void reply(ApiMessage response);

    /// No reply at all (Produce with acks=0): the connection goes on with its next request.
    void replyNothing();

    /// Closes the connection instead of a reply: how a failed Produce with acks=0 is told.
    void disconnect(String why);

    /// Kafka's error response for this request, made of `failure` by [ErrorCodes].
    void fail(Throwable failure);

    /// False once the client is gone: late work may be dropped.
    boolean isOpen();

    /// Calls `hook` on the I/O thread if the connection closes before the reply was taken: what is parked for this
    /// request can go. One hook, set on the I/O thread; a later one takes its place.
    void onClosed(Runnable hook);

    /// Timers of the connection's I/O thread: for long polls and group timeouts.
    Timers timers();
}
