package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.Timers;
import java.net.InetAddress;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/// Stands in for a connection: the request goes through its bytes before the handler sees it, and so does the reply
/// before the test does. What a version cannot carry is found out that way.
final class RecordedExchange implements Exchange {
    private final RequestHeader header;
    private @Nullable ApiMessage reply;
    private @Nullable Throwable failure;

    private RecordedExchange(ApiKeys api, short version) {
        header = new RequestHeader(api, version, "test", 1);
    }

    /// The reply to `request` in `version`, as a client of that version reads it.
    static <R extends ApiMessage> R call(ApiHandler<?> handler, ApiMessage request, int version, Class<R> response) {
        return response.cast(reply(handler, request, (short) version));
    }

    private static <Q extends ApiMessage> ApiMessage reply(ApiHandler<Q> handler, ApiMessage request, short version) {
        RecordedExchange exchange = new RecordedExchange(handler.api(), version);
        @SuppressWarnings("unchecked") // a handler takes the message of its API, and this one was read as that
        Q received = (Q) throughBytes(request, handler.api().messageType.newRequest(), version);
        try {
            handler.handle(received, exchange);
        } catch (Exception e) {
            exchange.fail(e);
        }
        ApiMessage reply = exchange.reply;
        if (reply == null) {
            throw new AssertionError("no reply: api=" + handler.api() + " version=" + version, exchange.failure);
        }
        return throughBytes(reply, handler.api().messageType.newResponse(), version);
    }

    private static ApiMessage throughBytes(ApiMessage message, ApiMessage into, short version) {
        ByteBufferAccessor bytes = MessageUtil.toByteBufferAccessor(message, version);
        into.read(bytes, version);
        if (bytes.remaining() != 0) {
            throw new AssertionError("bytes left over: " + bytes.remaining());
        }
        return into;
    }

    @Override
    public RequestHeader header() {
        return header;
    }

    @Override
    public InetAddress remote() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public SecurityProtocol protocol() {
        return SecurityProtocol.PLAINTEXT;
    }

    @Override
    public void reply(ApiMessage response) {
        if (reply == null) {
            reply = response;
        }
    }

    @Override
    public void replyNothing() {
        throw new UnsupportedOperationException("every request is answered");
    }

    @Override
    public void disconnect(String why) {
        throw new UnsupportedOperationException("no request ends its connection: " + why);
    }

    @Override
    public void fail(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void onClosed(Runnable hook) {}

    @Override
    public Timers timers() {
        throw new UnsupportedOperationException("no request waits");
    }
}
