package dev.offsetlab.engine.server.api;

import static dev.offsetlab.engine.server.api.GroupRoom.bytes;
import static dev.offsetlab.engine.server.api.GroupRoom.syncRequest;
import static dev.offsetlab.engine.server.api.GroupRoom.versions;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Members come, beat, sync and go, by every version of these APIs; a restart reads the log back.
class GroupMembersTest extends GroupCase {
    static IntStream joinVersions() {
        return versions(ApiKeys.JOIN_GROUP);
    }

    @ParameterizedTest
    @MethodSource("joinVersions")
    void joinSyncBeatDescribeLeave_everyVersion(int version) throws Exception {
        String id = room.join("g" + version, version);
        String group = "g" + version;
        for (int v : versions(ApiKeys.SYNC_GROUP).toArray()) {
            SyncGroupResponseData synced =
                    room.ask(ApiKeys.SYNC_GROUP, syncRequest(group, id), v, SyncGroupResponseData.class);
            assertThat(synced.errorCode()).isZero();
            assertThat(synced.assignment()).isEqualTo(bytes("plan"));
        }
        for (int v : versions(ApiKeys.HEARTBEAT).toArray()) {
            HeartbeatRequestData beat =
                    new HeartbeatRequestData().setGroupId(group).setMemberId(id).setGenerationId(1);
            assertThat(room.ask(ApiKeys.HEARTBEAT, beat, v, HeartbeatResponseData.class)
                            .errorCode())
                    .isZero();
        }
        for (int v : versions(ApiKeys.DESCRIBE_GROUPS).toArray()) {
            DescribedGroup described = room.describe(group, v);
            assertThat(described.groupState()).isEqualTo("Stable");
            assertThat(described.protocolData()).isEqualTo("range");
            assertThat(described.members().getFirst().memberAssignment()).isEqualTo(bytes("plan"));
            assertThat(described.members().getFirst().clientHost()).isEqualTo("localhost/127.0.0.1");
        }
        leaveByEveryVersion(group, id);
    }

    private void leaveByEveryVersion(String group, String id) throws Exception {
        for (int v : versions(ApiKeys.LEAVE_GROUP).toArray()) {
            LeaveGroupRequestData request = new LeaveGroupRequestData().setGroupId(group);
            if (v < 3) {
                request.setMemberId("stranger");
            } else {
                request.setMembers(List.of(new MemberIdentity().setMemberId("stranger")));
            }
            LeaveGroupResponseData left = room.ask(ApiKeys.LEAVE_GROUP, request, v, LeaveGroupResponseData.class);
            short code = v < 3 ? left.errorCode() : left.members().getFirst().errorCode();
            assertThat(Errors.forCode(code)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
            assertThat(room.ask(ApiKeys.LEAVE_GROUP, request.setGroupId(""), v, LeaveGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.INVALID_GROUP_ID.code());
        }
        LeaveGroupRequestData last =
                new LeaveGroupRequestData().setGroupId(group).setMemberId(id);
        assertThat(room.ask(ApiKeys.LEAVE_GROUP, last, 1, LeaveGroupResponseData.class)
                        .errorCode())
                .isZero();
        assertThat(room.describe(group, 6).groupState()).isEqualTo("Empty");
    }

    @Test
    void refusals_everyVersion_canBeWritten() throws Exception {
        for (int v : versions(ApiKeys.JOIN_GROUP).toArray()) {
            JoinGroupRequestData join = new JoinGroupRequestData()
                    .setGroupId("g")
                    .setMemberId("stranger")
                    .setProtocolType("consumer")
                    .setSessionTimeoutMs(1);
            assertThat(room.ask(ApiKeys.JOIN_GROUP, join, v, JoinGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.INVALID_SESSION_TIMEOUT.code());
        }
        for (int v : versions(ApiKeys.SYNC_GROUP).toArray()) {
            assertThat(room.ask(ApiKeys.SYNC_GROUP, syncRequest("g", "x"), v, SyncGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.UNKNOWN_MEMBER_ID.code());
        }
        SyncGroupRequestData without = syncRequest("g", "x").setProtocolName(null);
        assertThat(room.ask(ApiKeys.SYNC_GROUP, without, 5, SyncGroupResponseData.class)
                        .errorCode())
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL.code());
    }

    @Test
    void restart_memberKeepsItsPlace() throws Exception {
        String id = room.join("g", 9);
        room.ask(ApiKeys.SYNC_GROUP, syncRequest("g", id), 5, SyncGroupResponseData.class);

        restart();

        assertThat(room.describe("g", 6).groupState()).isEqualTo("Stable");
        HeartbeatRequestData beat =
                new HeartbeatRequestData().setGroupId("g").setMemberId(id).setGenerationId(1);
        assertThat(room.ask(ApiKeys.HEARTBEAT, beat, 4, HeartbeatResponseData.class)
                        .errorCode())
                .isZero();
    }
}
