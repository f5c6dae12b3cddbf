package dev.offsetlab.engine.server;

import dev.offsetlab.engine.wire.BadFrameException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ApiVersionsRequest;
import org.apache.kafka.common.requests.RequestHeader;

/// From a frame to a request and the handler it is for. Stateless.
final class RequestParser {
    private static final short FALLBACK_VERSION = 0;

    /// What is smaller can take no more than some milliseconds, whatever it holds.
    private static final int LARGE_BYTES = 16 << 10;

    private final ApiTable apis;

    RequestParser(ApiTable apis) {
        this.apis = apis;
    }

    /// A request, read.
    ///
    /// @param responseVersion  the request's own, but 0 for an ApiVersions request of a version from the future
    record Parsed(RequestHeader header, AbstractRequest request, short responseVersion, ApiHandler<?> handler) {
        /// The table holds each handler under the API whose message it takes.
        @SuppressWarnings("unchecked")
        void callHandler(Exchange exchange) throws Exception {
            ((ApiHandler<ApiMessage>) handler).handle(request.data(), exchange);
        }
    }

    /// @throws BadFrameException in one line: header or body that do not parse, an API or version that is not
    ///   served
    Parsed parse(ByteBuffer frame) throws BadFrameException {
        RequestHeader header = header(frame);
        ApiKeys api = header.apiKey();
        short version = header.apiVersion();
        ApiHandler<?> handler = apis.handler(api.id);
        if (handler == null) {
            throw new BadFrameException("request of an API that is not served: api=" + api);
        }
        if (ApiTable.serves(api, version)) {
            return new Parsed(header, body(header, frame), version, handler);
        }
        if (api == ApiKeys.API_VERSIONS) {
            ApiVersionsRequest request =
                    new ApiVersionsRequest(new ApiVersionsRequestData(), FALLBACK_VERSION, version);
            return new Parsed(header, request, FALLBACK_VERSION, handler);
        }
        throw new BadFrameException("request of a version that is not served: api=" + api + " version=" + version
                + " served=" + api.oldestVersion() + "-" + api.latestVersion(false));
    }

    private static RequestHeader header(ByteBuffer frame) throws BadFrameException {
        try {
            return RequestHeader.parse(frame);
        } catch (RuntimeException unreadable) {
            throw new BadFrameException("request header that does not parse: " + unreadable.getMessage(), unreadable);
        }
    }

    private static AbstractRequest body(RequestHeader header, ByteBuffer frame) throws BadFrameException {
        try {
            Readable bytes =
                    frame.remaining() > LARGE_BYTES ? new LimitedReadable(frame) : new ByteBufferAccessor(frame);
            return AbstractRequest.parseRequest(header.apiKey(), header.apiVersion(), bytes).request;
        } catch (RuntimeException unreadable) {
            throw new BadFrameException(
                    "request body that does not parse: api=" + header.apiKey() + " version=" + header.apiVersion()
                            + " reason=" + unreadable.getMessage(),
                    unreadable);
        }
    }
}
