package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// Heartbeat: a member is alive, and learns whether it has to join again.
final class HeartbeatHandler implements ApiHandler<HeartbeatRequestData> {
    private final GroupCoordinator coordinator;

    HeartbeatHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.HEARTBEAT;
    }

    @Override
    public void handle(HeartbeatRequestData request, Exchange exchange) {
        exchange.reply(new HeartbeatResponseData()
                .setErrorCode(coordinator.heartbeat(request).code()));
    }
}
