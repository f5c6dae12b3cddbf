package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.group.GroupState;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// DescribeGroups: a group that is not known is Dead, and from version 6 on also an error with a message.
final class DescribeGroupsHandler implements ApiHandler<DescribeGroupsRequestData> {
    private static final int NOT_FOUND_SINCE = 6;
    /// There is no authorizer: everybody may do everything that can be done to a group.
    private static final int ALL_OPERATIONS = List.of(
                    AclOperation.READ,
                    AclOperation.DELETE,
                    AclOperation.DESCRIBE,
                    AclOperation.DESCRIBE_CONFIGS,
                    AclOperation.ALTER_CONFIGS)
            .stream()
            .mapToInt(operation -> 1 << operation.code())
            .sum();

    private final GroupCoordinator coordinator;

    DescribeGroupsHandler(GroupCoordinator coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DESCRIBE_GROUPS;
    }

    @Override
    public void handle(DescribeGroupsRequestData request, Exchange exchange) {
        DescribeGroupsResponseData response = new DescribeGroupsResponseData();
        for (String groupId : request.groups()) {
            DescribedGroup described =
                    coordinator.describe(groupId).orElseGet(() -> unknown(groupId, exchange.version()));
            if (request.includeAuthorizedOperations()) {
                described.setAuthorizedOperations(ALL_OPERATIONS);
            }
            response.groups().add(described);
        }
        exchange.reply(response);
    }

    private static DescribedGroup unknown(String groupId, short version) {
        DescribedGroup dead = new DescribedGroup().setGroupId(groupId).setGroupState(GroupState.DEAD.label());
        return version < NOT_FOUND_SINCE
                ? dead
                : dead.setErrorCode(Errors.GROUP_ID_NOT_FOUND.code())
                        .setErrorMessage("Group " + groupId + " not found.");
    }
}
