package dev.offsetlab.engine.server.api;

import static dev.offsetlab.engine.server.api.GroupRoom.versions;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// Groups found, listed, described and deleted, by every version of these APIs.
class GroupHandlersTest extends GroupCase {
    @Test
    void describe_unknownGroup_isDead() throws Exception {
        for (int v : versions(ApiKeys.DESCRIBE_GROUPS).toArray()) {
            DescribedGroup dead = room.describe("nobody", v);
            assertThat(dead.groupState()).isEqualTo("Dead");
            assertThat(Errors.forCode(dead.errorCode())).isEqualTo(v < 6 ? Errors.NONE : Errors.GROUP_ID_NOT_FOUND);
        }
    }

    @Test
    void list_everyVersion_filtersByStateAndType() throws Exception {
        room.join("busy", 9);
        room.topics().create("orders", 1, Map.of());
        room.commit("idle", "orders", 0, 1);
        for (int v : versions(ApiKeys.LIST_GROUPS).toArray()) {
            assertThat(list(new ListGroupsRequestData(), v)).containsExactlyInAnyOrder("busy", "idle");
        }
        assertThat(list(new ListGroupsRequestData().setStatesFilter(List.of("empty")), 4))
                .containsExactly("idle");
        assertThat(list(new ListGroupsRequestData().setTypesFilter(List.of("Classic")), 5))
                .hasSize(2);
        assertThat(list(new ListGroupsRequestData().setTypesFilter(List.of("consumer")), 5))
                .isEmpty();
    }

    private List<String> list(ListGroupsRequestData request, int version) throws Exception {
        return room.ask(ApiKeys.LIST_GROUPS, request, version, ListGroupsResponseData.class).groups().stream()
                .map(ListGroupsResponseData.ListedGroup::groupId)
                .toList();
    }

    @Test
    void deleteGroups_everyVersion() throws Exception {
        room.join("busy", 9);
        for (int v : versions(ApiKeys.DELETE_GROUPS).toArray()) {
            DeleteGroupsRequestData request =
                    new DeleteGroupsRequestData().setGroupsNames(List.of("busy", "unknown", "busy"));
            assertThat(room.ask(ApiKeys.DELETE_GROUPS, request, v, DeleteGroupsResponseData.class)
                            .results())
                    .extracting(result -> Errors.forCode(result.errorCode()))
                    .containsExactly(Errors.NON_EMPTY_GROUP, Errors.GROUP_ID_NOT_FOUND);
        }
    }

    @Test
    void findCoordinator_everyVersionAndKind() throws Exception {
        for (int v : versions(ApiKeys.FIND_COORDINATOR).toArray()) {
            assertThat(find(v, 0).errorCode()).isZero();
            assertThat(find(v, 0).port()).isEqualTo(9092);
            if (v >= 1) {
                assertThat(find(v, 1).errorCode()).isEqualTo(Errors.UNSUPPORTED_VERSION.code());
                assertThat(find(v, 9).errorCode()).isEqualTo(Errors.INVALID_REQUEST.code());
            }
        }
    }

    private FindCoordinatorResponseData.Coordinator find(int version, int type) throws Exception {
        FindCoordinatorRequestData request = new FindCoordinatorRequestData();
        if (version >= 1) {
            request.setKeyType((byte) type);
        }
        if (version < 4) {
            FindCoordinatorResponseData found =
                    room.ask(ApiKeys.FIND_COORDINATOR, request.setKey("g"), version, FindCoordinatorResponseData.class);
            return new FindCoordinatorResponseData.Coordinator()
                    .setErrorCode(found.errorCode())
                    .setPort(found.port());
        }
        FindCoordinatorResponseData found = room.ask(
                ApiKeys.FIND_COORDINATOR,
                request.setCoordinatorKeys(List.of("g", "h")),
                version,
                FindCoordinatorResponseData.class);
        assertThat(found.coordinators()).hasSize(2);
        return found.coordinators().getFirst();
    }
}
