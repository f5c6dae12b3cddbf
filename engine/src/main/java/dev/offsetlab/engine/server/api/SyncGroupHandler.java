package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// SyncGroup: the leader brings the plan, everybody gets their part of it.
final class SyncGroupHandler implements ApiHandler<SyncGroupRequestData> {
    private static final int PROTOCOL_SINCE = 5;

    private final GroupCoordinator coordinator;

    SyncGroupHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.SYNC_GROUP;
    }

    @Override
    public void handle(SyncGroupRequestData request, Exchange exchange) {
        boolean lacksProtocol = request.protocolType() == null || request.protocolName() == null;
        if (exchange.version() >= PROTOCOL_SINCE && lacksProtocol) {
            exchange.reply(new SyncGroupResponseData().setErrorCode(Errors.INCONSISTENT_GROUP_PROTOCOL.code()));
        } else {
            coordinator.sync(request, exchange::reply);
        }
    }
}
