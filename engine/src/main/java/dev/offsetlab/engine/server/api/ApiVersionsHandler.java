package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.ApiTable;
import dev.offsetlab.engine.server.Exchange;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiVersionsRequest;

/// ApiVersions: a client's first question, in which it learns what this broker speaks.
///
/// A client from the future asks in a version unknown here. It is answered in version 0, which every client reads,
/// with UNSUPPORTED_VERSION and the list all the same, and asks again.
final class ApiVersionsHandler implements ApiHandler<ApiVersionsRequestData> {
    /// Produce is said to go back to 0, though 3 is the first that is served: old librdkafka takes a broker that
    /// does not name Produce 0 for one without compression (KAFKA-18659).
    private static final short PRODUCE_SAID_FROM = 0;

    private final Supplier<Collection<ApiHandler<?>>> served;

    /// @param served the other handlers; asked at each request, for this one is among those it lists
    ApiVersionsHandler(Supplier<Collection<ApiHandler<?>>> served) {
        this.served = served;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.API_VERSIONS;
    }

    @Override
    public void handle(ApiVersionsRequestData request, Exchange exchange) {
        ApiVersionsResponseData response = new ApiVersionsResponseData();
        if (!ApiTable.serves(api(), exchange.version())) {
            response.setErrorCode(Errors.UNSUPPORTED_VERSION.code()).setApiKeys(versions());
        } else if (!new ApiVersionsRequest(request, exchange.version()).isValid()) {
            response.setErrorCode(Errors.INVALID_REQUEST.code());
        } else {
            response.setApiKeys(versions());
        }
        exchange.reply(response);
    }

    /// A new list each time: a collection of the codec belongs to one message.
    private ApiVersionCollection versions() {
        ApiVersionCollection versions = new ApiVersionCollection();
        for (ApiHandler<?> handler : served.get()) {
            ApiKeys api = handler.api();
            versions.add(new ApiVersion()
                    .setApiKey(api.id)
                    .setMinVersion(api == ApiKeys.PRODUCE ? PRODUCE_SAID_FROM : api.oldestVersion())
                    .setMaxVersion(api.latestVersion(false)));
        }
        return versions;
    }
}
