package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.List;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupResponseData.MemberResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// LeaveGroup: one member up to version 2, several after.
final class LeaveGroupHandler implements ApiHandler<LeaveGroupRequestData> {
    private static final int SEVERAL_SINCE = 3;

    private final GroupCoordinator coordinator;

    LeaveGroupHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.LEAVE_GROUP;
    }

    @Override
    public void handle(LeaveGroupRequestData request, Exchange exchange) {
        if (request.groupId().isEmpty()) {
            exchange.reply(new LeaveGroupResponseData().setErrorCode(Errors.INVALID_GROUP_ID.code()));
        } else if (exchange.version() >= SEVERAL_SINCE) {
            List<MemberResponse> left = coordinator.leave(request.groupId(), request.members());
            exchange.reply(new LeaveGroupResponseData().setMembers(left));
        } else {
            List<MemberIdentity> one = List.of(new MemberIdentity().setMemberId(request.memberId()));
            MemberResponse left = coordinator.leave(request.groupId(), one).getFirst();
            exchange.reply(new LeaveGroupResponseData().setErrorCode(left.errorCode()));
        }
    }
}
