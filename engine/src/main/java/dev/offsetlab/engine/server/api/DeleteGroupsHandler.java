package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DeleteGroupsResponseData.DeletableGroupResult;
import org.apache.kafka.common.protocol.ApiKeys;

/// DeleteGroups: groups without members, and their commits.
final class DeleteGroupsHandler implements ApiHandler<DeleteGroupsRequestData> {
    private final GroupCoordinator coordinator;

    DeleteGroupsHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DELETE_GROUPS;
    }

    @Override
    public void handle(DeleteGroupsRequestData request, Exchange exchange) {
        DeleteGroupsResponseData response = new DeleteGroupsResponseData();
        request.groupsNames().stream()
                .distinct()
                .forEach(groupId -> response.results()
                        .add(new DeletableGroupResult()
                                .setGroupId(groupId)
                                .setErrorCode(coordinator.delete(groupId).code())));
        exchange.reply(response);
    }
}
