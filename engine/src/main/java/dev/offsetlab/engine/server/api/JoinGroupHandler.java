package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.group.JoinCall;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// JoinGroup: the reply may be as late as the last member of the group.
final class JoinGroupHandler implements ApiHandler<JoinGroupRequestData> {
    private static final int NULL_PROTOCOL_SINCE = 7;

    private final GroupCoordinator coordinator;

    JoinGroupHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.JOIN_GROUP;
    }

    @Override
    public void handle(JoinGroupRequestData request, Exchange exchange) {
        coordinator.join(new JoinCall(
                request,
                exchange.version(),
                exchange.clientId(),
                exchange.remote().toString(),
                answer -> exchange.reply(fit(answer, exchange.version()))));
    }

    private static JoinGroupResponseData fit(JoinGroupResponseData answer, short version) {
        boolean needsName = version < NULL_PROTOCOL_SINCE && answer.protocolName() == null;
        return needsName ? answer.setProtocolName("") : answer;
    }
}
