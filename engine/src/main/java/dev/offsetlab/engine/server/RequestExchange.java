package dev.offsetlab.engine.server;

import dev.offsetlab.engine.observe.FailureLog;
import dev.offsetlab.engine.wire.RegionRecords;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A connection's request in flight.
///
/// Any thread may reply: the first outcome is kept, and the I/O thread *takes* it once, right after the handler
/// returned or as a task. `taken` and the hook are the I/O thread's own.
final class RequestExchange implements Exchange {
    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(RequestExchange.class));

    private final Connection connection;
    private final RequestHeader header;
    private final AbstractRequest request;
    private final short responseVersion;
    private final AtomicReference<@Nullable Outcome> outcome = new AtomicReference<>();
    private boolean taken;
    private @Nullable Runnable closedHook;

    /// What the client is owed.
    sealed interface Outcome {
        record Reply(ApiMessage message) implements Outcome {}

        record Silence() implements Outcome {}

        record Disconnect(String why) implements Outcome {}
    }

    RequestExchange(Connection connection, RequestHeader header, AbstractRequest request, short responseVersion) {
        this.connection = connection;
        this.header = header;
        this.request = request;
        this.responseVersion = responseVersion;
    }

    @Override
    public RequestHeader header() {
        return header;
    }

    /// The version to answer in: the request's own, or 0 for an ApiVersions request from the future.
    short responseVersion() {
        return responseVersion;
    }

    @Override
    public InetAddress remote() {
        return connection.remote();
    }

    @Override
    public SecurityProtocol protocol() {
        return connection.protocol();
    }

    @Override
    public void reply(ApiMessage response) {
        finish(new Outcome.Reply(response));
    }

    @Override
    public void replyNothing() {
        finish(new Outcome.Silence());
    }

    @Override
    public void disconnect(String why) {
        finish(new Outcome.Disconnect(why));
    }

    @Override
    public void fail(Throwable failure) {
        Errors error = ErrorCodes.of(failure);
        if (ErrorCodes.unexpected(error)) {
            FAILURES.failed("request api=" + header.apiKey() + " error=" + error, failure);
        }
        reply(request.getErrorResponse(0, error.exception(ErrorCodes.message(failure)))
                .data());
    }

    private void finish(Outcome result) {
        if (outcome.compareAndSet(null, result)) {
            connection.answered(this);
        } else if (result instanceof Outcome.Reply late) {
            RegionRecords.closeAll(late.message());
        }
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void onClosed(Runnable hook) {
        closedHook = hook;
    }

    /// Lets go of a reply that nobody will read.
    void drop() {
        if (take() instanceof Outcome.Reply reply) {
            RegionRecords.closeAll(reply.message());
        }
    }

    /// The connection closed while this was in flight.
    void closed() {
        drop();
        if (closedHook != null) {
            closedHook.run();
        }
    }

    @Override
    public Timers timers() {
        return connection.timers();
    }

    /// The outcome, once; null where there is none yet or it was taken.
    @Nullable
    Outcome take() {
        Outcome result = outcome.get();
        if (taken || result == null) {
            return null;
        }
        taken = true;
        return result;
    }
}
