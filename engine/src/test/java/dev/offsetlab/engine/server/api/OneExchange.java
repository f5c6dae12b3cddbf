package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.server.Timers;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.message.ApiMessageType;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.jspecify.annotations.Nullable;

/// One request through one handler, by way of the bytes: the request is written and parsed, the response too, in
/// the version asked for. What a version cannot carry fails here as it would on the wire.
final class OneExchange implements Exchange {
    private final RequestHeader header;
    private @Nullable ApiMessage response;

    private OneExchange(ApiKeys api, short version) {
        header = new RequestHeader(api, version, "a-client", 1);
    }

    /// The response as a client of that version reads it.
    static <R extends ApiMessage> R ask(ApiHandler<?> handler, ApiMessage request, int version, Class<R> type)
            throws Exception {
        return type.cast(ask(handler, request, (short) version));
    }

    private static <Q extends ApiMessage> ApiMessage ask(ApiHandler<Q> handler, ApiMessage request, short version)
            throws Exception {
        ApiKeys api = handler.api();
        ByteBuffer bytes = MessageUtil.toByteBufferAccessor(request, version).buffer();
        @SuppressWarnings("unchecked") // the handler's API is that of the parsed request
        Q parsed = (Q) AbstractRequest.parseRequest(api, version, new ByteBufferAccessor(bytes))
                .request
                .data();
        OneExchange exchange = new OneExchange(api, version);
        handler.handle(parsed, exchange);
        ApiMessage answer = Objects.requireNonNull(exchange.response, "no reply to " + api);
        ByteBuffer written = MessageUtil.toByteBufferAccessor(answer, version).buffer();
        ApiMessage read = ApiMessageType.fromApiKey(api.id).newResponse();
        read.read(new ByteBufferAccessor(written), version);
        assertThat(written.remaining())
                .as("bytes after the response of %s", api)
                .isZero();
        return read;
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
    public void reply(ApiMessage answer) {
        if (response == null) {
            response = answer;
        }
    }

    @Override
    public void replyNothing() {
        throw new AssertionError("a reply is owed");
    }

    @Override
    public void fail(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void disconnect(String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void onClosed(Runnable hook) {}

    @Override
    public Timers timers() {
        throw new AssertionError("the coordinator has timers of its own");
    }
}
