package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.List;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData.Coordinator;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// FindCoordinator: of one broker, this one. Transactions have no coordinator here; the message says so, and clients
/// that want one stop at once instead of asking again.
final class FindCoordinatorHandler implements ApiHandler<FindCoordinatorRequestData> {
    private static final int MANY_KEYS_SINCE = 4;
    private static final byte GROUP = 0;
    private static final byte TRANSACTION = 1;

    private final BrokerIdentity identity;

    FindCoordinatorHandler(BrokerIdentity identity) {
        this.identity = identity;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.FIND_COORDINATOR;
    }

    @Override
    public void handle(FindCoordinatorRequestData request, Exchange exchange) {
        Endpoint told = identity.endpoint(exchange.protocol());
        if (exchange.version() >= MANY_KEYS_SINCE) {
            List<Coordinator> found = request.coordinatorKeys().stream()
                    .map(key -> coordinator(key, request.keyType(), told))
                    .toList();
            exchange.reply(new FindCoordinatorResponseData().setCoordinators(found));
            return;
        }
        Coordinator found = coordinator(request.key(), request.keyType(), told);
        exchange.reply(new FindCoordinatorResponseData()
                .setErrorCode(found.errorCode())
                .setErrorMessage(found.errorMessage())
                .setNodeId(found.nodeId())
                .setHost(found.host())
                .setPort(found.port()));
    }

    private Coordinator coordinator(String key, byte type, Endpoint told) {
        return switch (type) {
            case GROUP ->
                new Coordinator()
                        .setKey(key)
                        .setNodeId(identity.nodeId())
                        .setHost(told.host())
                        .setPort(told.port());
            case TRANSACTION ->
                none(key, Errors.UNSUPPORTED_VERSION, "this broker does not serve transactions; produce without one");
            default -> none(key, Errors.INVALID_REQUEST, "unknown kind of coordinator: keyType=" + type);
        };
    }

    private static Coordinator none(String key, Errors error, String message) {
        return new Coordinator()
                .setKey(key)
                .setNodeId(-1)
                .setPort(-1)
                .setErrorCode(error.code())
                .setErrorMessage(message);
    }
}
