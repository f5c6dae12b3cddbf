package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.group.Alarms;
import dev.offsetlab.engine.group.GroupCoordinator;
import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every version of every group API, over a real log; a restart reads the log back.
class GroupHandlersTest {
    private static final BrokerIdentity BROKER = new BrokerIdentity("cluster", 1, "localhost", 9092);
    /// Nothing here waits: no timeout ever rings.
    private static final Alarms NEVER = (delayMs, task) -> () -> {};

    @TempDir
    private Path folder;

    private LogDirectory logs;
    private Topics topics;
    private GroupCoordinator coordinator;
    private List<ApiHandler<?>> handlers;

    @BeforeEach
    void open() throws IOException {
        Settings settings = Settings.open(
                folder, Map.of("group.initial.rebalance.delay.ms", "0", "offsets.topic.num.partitions", "3"));
        InstantSource clock = InstantSource.system();
        logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation());
        topics = Topics.open(settings, logs, clock);
        coordinator = GroupCoordinator.open(topics, settings, NEVER, clock);
        handlers = GroupHandlers.all(coordinator, topics, BROKER, clock);
    }

    @AfterEach
    void close() throws IOException {
        coordinator.close();
        logs.close();
    }

    private void restart() throws IOException {
        close();
        open();
    }

    private <R extends ApiMessage> R ask(ApiKeys api, ApiMessage request, int version, Class<R> type) {
        ApiHandler<?> handler = handlers.stream()
                .filter(candidate -> candidate.api() == api)
                .findFirst()
                .orElseThrow();
        return RecordedExchange.call(handler, request, version, type);
    }

    private static IntStream versions(ApiKeys api) {
        return IntStream.rangeClosed(api.oldestVersion(), api.latestVersion(false));
    }

    static IntStream joinVersions() {
        return versions(ApiKeys.JOIN_GROUP);
    }

    @ParameterizedTest
    @MethodSource("joinVersions")
    void joinSyncBeatDescribeLeave_everyVersion(int version) throws Exception {
        String id = join("g" + version, version);
        String group = "g" + version;
        for (int v : versions(ApiKeys.SYNC_GROUP).toArray()) {
            SyncGroupResponseData synced =
                    ask(ApiKeys.SYNC_GROUP, syncRequest(group, id), v, SyncGroupResponseData.class);
            assertThat(synced.errorCode()).isZero();
            assertThat(synced.assignment()).isEqualTo(bytes("plan"));
        }
        for (int v : versions(ApiKeys.HEARTBEAT).toArray()) {
            HeartbeatRequestData beat =
                    new HeartbeatRequestData().setGroupId(group).setMemberId(id).setGenerationId(1);
            assertThat(ask(ApiKeys.HEARTBEAT, beat, v, HeartbeatResponseData.class)
                            .errorCode())
                    .isZero();
        }
        for (int v : versions(ApiKeys.DESCRIBE_GROUPS).toArray()) {
            DescribedGroup described = describe(group, v);
            assertThat(described.groupState()).isEqualTo("Stable");
            assertThat(described.protocolData()).isEqualTo("range");
            assertThat(described.members().getFirst().memberAssignment()).isEqualTo(bytes("plan"));
            assertThat(described.members().getFirst().clientHost()).isEqualTo("localhost/127.0.0.1");
        }
        leaveByEveryVersion(group, id);
    }

    private String join(String group, int version) throws Exception {
        JoinGroupRequestData request = new JoinGroupRequestData()
                .setGroupId(group)
                .setMemberId("")
                .setProtocolType("consumer")
                .setSessionTimeoutMs(10_000);
        if (version > 0) {
            request.setRebalanceTimeoutMs(60_000);
        }
        request.protocols().add(new JoinGroupRequestProtocol().setName("range").setMetadata(bytes("meta")));
        JoinGroupResponseData joined = ask(ApiKeys.JOIN_GROUP, request, version, JoinGroupResponseData.class);
        if (version >= 4) {
            assertThat(Errors.forCode(joined.errorCode())).isEqualTo(Errors.MEMBER_ID_REQUIRED);
            request.setMemberId(joined.memberId());
            joined = ask(ApiKeys.JOIN_GROUP, request, version, JoinGroupResponseData.class);
        }
        assertThat(Errors.forCode(joined.errorCode())).isEqualTo(Errors.NONE);
        assertThat(joined.leader()).isEqualTo(joined.memberId());
        return joined.memberId();
    }

    private static SyncGroupRequestData syncRequest(String group, String id) {
        SyncGroupRequestData request = new SyncGroupRequestData()
                .setGroupId(group)
                .setMemberId(id)
                .setGenerationId(1)
                .setProtocolType("consumer")
                .setProtocolName("range");
        request.assignments()
                .add(new SyncGroupRequestAssignment().setMemberId(id).setAssignment(bytes("plan")));
        return request;
    }

    private void leaveByEveryVersion(String group, String id) throws Exception {
        for (int v : versions(ApiKeys.LEAVE_GROUP).toArray()) {
            LeaveGroupRequestData request = new LeaveGroupRequestData().setGroupId(group);
            if (v < 3) {
                request.setMemberId("stranger");
            } else {
                request.setMembers(List.of(new MemberIdentity().setMemberId("stranger")));
            }
            LeaveGroupResponseData left = ask(ApiKeys.LEAVE_GROUP, request, v, LeaveGroupResponseData.class);
            short code = v < 3 ? left.errorCode() : left.members().getFirst().errorCode();
            assertThat(Errors.forCode(code)).isEqualTo(Errors.UNKNOWN_MEMBER_ID);
            assertThat(ask(ApiKeys.LEAVE_GROUP, request.setGroupId(""), v, LeaveGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.INVALID_GROUP_ID.code());
        }
        LeaveGroupRequestData last =
                new LeaveGroupRequestData().setGroupId(group).setMemberId(id);
        assertThat(ask(ApiKeys.LEAVE_GROUP, last, 1, LeaveGroupResponseData.class)
                        .errorCode())
                .isZero();
        assertThat(describe(group, 6).groupState()).isEqualTo("Empty");
    }

    private DescribedGroup describe(String group, int version) throws Exception {
        DescribeGroupsRequestData request = new DescribeGroupsRequestData().setGroups(List.of(group));
        return ask(ApiKeys.DESCRIBE_GROUPS, request, version, DescribeGroupsResponseData.class)
                .groups()
                .getFirst();
    }

    @Test
    void refusals_everyVersion_canBeWritten() throws Exception {
        for (int v : versions(ApiKeys.JOIN_GROUP).toArray()) {
            JoinGroupRequestData join = new JoinGroupRequestData()
                    .setGroupId("g")
                    .setMemberId("stranger")
                    .setProtocolType("consumer")
                    .setSessionTimeoutMs(1);
            assertThat(ask(ApiKeys.JOIN_GROUP, join, v, JoinGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.INVALID_SESSION_TIMEOUT.code());
        }
        for (int v : versions(ApiKeys.SYNC_GROUP).toArray()) {
            assertThat(ask(ApiKeys.SYNC_GROUP, syncRequest("g", "x"), v, SyncGroupResponseData.class)
                            .errorCode())
                    .isEqualTo(Errors.UNKNOWN_MEMBER_ID.code());
        }
        SyncGroupRequestData without = syncRequest("g", "x").setProtocolName(null);
        assertThat(ask(ApiKeys.SYNC_GROUP, without, 5, SyncGroupResponseData.class)
                        .errorCode())
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL.code());
    }

    @Test
    void commitAndFetch_everyVersionAndAfterARestart() throws Exception {
        Uuid id = topics.create("orders", 2, Map.of()).id();
        for (int v : versions(ApiKeys.OFFSET_COMMIT).toArray()) {
            OffsetCommitRequestTopic topic =
                    new OffsetCommitRequestTopic().setPartitions(List.of(commitOf(0, 100 + v), commitOf(7, 1)));
            topic = v >= 10 ? topic.setTopicId(id) : topic.setName("orders");
            OffsetCommitResponseData answer = ask(
                    ApiKeys.OFFSET_COMMIT,
                    new OffsetCommitRequestData().setGroupId("g").setTopics(List.of(topic)),
                    v,
                    OffsetCommitResponseData.class);
            assertThat(answer.topics().getFirst().partitions())
                    .extracting(partition -> Errors.forCode(partition.errorCode()))
                    .containsExactly(Errors.NONE, Errors.UNKNOWN_TOPIC_OR_PARTITION);
            checkFetch(id, 100 + v);
        }
        restart();
        checkFetch(id, 110);

        topics.delete("orders");
        topics.create("orders", 2, Map.of());
        assertThat(fetch(id, 9, false)).as("of a new topic with the old name").containsExactly(-1L, -1L);
    }

    private static OffsetCommitRequestPartition commitOf(int partition, long offset) {
        return new OffsetCommitRequestPartition()
                .setPartitionIndex(partition)
                .setCommittedOffset(offset)
                .setCommittedMetadata("note");
    }

    private void checkFetch(Uuid id, long offset) throws Exception {
        for (int v : versions(ApiKeys.OFFSET_FETCH).toArray()) {
            assertThat(fetch(id, v, false)).as("some, version %d", v).containsExactly(offset, -1L);
            if (v >= 2) {
                assertThat(fetch(id, v, true)).as("all, version %d", v).containsExactly(offset);
            }
        }
    }

    private List<Long> fetch(Uuid id, int v, boolean all) throws Exception {
        OffsetFetchRequestData request = new OffsetFetchRequestData();
        if (v < 8) {
            OffsetFetchRequestTopic topic =
                    new OffsetFetchRequestTopic().setName("orders").setPartitionIndexes(List.of(0, 1));
            request.setGroupId("g").setTopics(all ? null : List.of(topic));
            return ask(ApiKeys.OFFSET_FETCH, request, v, OffsetFetchResponseData.class).topics().stream()
                    .flatMap(topics -> topics.partitions().stream())
                    .map(OffsetFetchResponseData.OffsetFetchResponsePartition::committedOffset)
                    .toList();
        }
        OffsetFetchRequestTopics topic = new OffsetFetchRequestTopics().setPartitionIndexes(List.of(0, 1));
        topic = v >= 10 ? topic.setTopicId(id) : topic.setName("orders");
        request.setGroups(List.of(
                new OffsetFetchRequestGroup().setGroupId("g").setTopics(all ? null : List.of(topic)),
                new OffsetFetchRequestGroup().setGroupId("unknown").setTopics(null)));
        OffsetFetchResponseData answer = ask(ApiKeys.OFFSET_FETCH, request, v, OffsetFetchResponseData.class);
        assertThat(answer.groups().getLast().topics()).isEmpty();
        return answer.groups().getFirst().topics().stream()
                .flatMap(topics -> topics.partitions().stream())
                .map(OffsetFetchResponseData.OffsetFetchResponsePartitions::committedOffset)
                .toList();
    }

    @Test
    void commitAndFetch_unknownTopicId_isSaid() throws Exception {
        OffsetCommitRequestTopic stranger =
                new OffsetCommitRequestTopic().setTopicId(Uuid.ONE_UUID).setPartitions(List.of(commitOf(0, 1)));
        OffsetCommitRequestData commit =
                new OffsetCommitRequestData().setGroupId("g").setTopics(List.of(stranger));
        assertThat(ask(ApiKeys.OFFSET_COMMIT, commit, 10, OffsetCommitResponseData.class)
                        .topics()
                        .getFirst()
                        .partitions()
                        .getFirst()
                        .errorCode())
                .isEqualTo(Errors.UNKNOWN_TOPIC_ID.code());
        OffsetFetchRequestTopics asked =
                new OffsetFetchRequestTopics().setTopicId(Uuid.ONE_UUID).setPartitionIndexes(List.of(0));
        OffsetFetchRequestData fetch = new OffsetFetchRequestData()
                .setGroups(List.of(new OffsetFetchRequestGroup().setGroupId("g").setTopics(List.of(asked))));
        assertThat(ask(ApiKeys.OFFSET_FETCH, fetch, 10, OffsetFetchResponseData.class)
                        .groups()
                        .getFirst()
                        .topics()
                        .getFirst()
                        .partitions()
                        .getFirst()
                        .errorCode())
                .isEqualTo(Errors.UNKNOWN_TOPIC_ID.code());
    }

    @Test
    void restart_memberKeepsItsPlace() throws Exception {
        String id = join("g", 9);
        ask(ApiKeys.SYNC_GROUP, syncRequest("g", id), 5, SyncGroupResponseData.class);

        restart();

        assertThat(describe("g", 6).groupState()).isEqualTo("Stable");
        HeartbeatRequestData beat =
                new HeartbeatRequestData().setGroupId("g").setMemberId(id).setGenerationId(1);
        assertThat(ask(ApiKeys.HEARTBEAT, beat, 4, HeartbeatResponseData.class).errorCode())
                .isZero();
    }

    @Test
    void describe_unknownGroup_isDead() throws Exception {
        for (int v : versions(ApiKeys.DESCRIBE_GROUPS).toArray()) {
            DescribedGroup dead = describe("nobody", v);
            assertThat(dead.groupState()).isEqualTo("Dead");
            assertThat(Errors.forCode(dead.errorCode())).isEqualTo(v < 6 ? Errors.NONE : Errors.GROUP_ID_NOT_FOUND);
        }
    }

    @Test
    void list_everyVersion_filtersByStateAndType() throws Exception {
        join("busy", 9);
        topics.create("orders", 1, Map.of());
        OffsetCommitRequestTopic topic =
                new OffsetCommitRequestTopic().setName("orders").setPartitions(List.of(commitOf(0, 1)));
        ask(
                ApiKeys.OFFSET_COMMIT,
                new OffsetCommitRequestData().setGroupId("idle").setTopics(List.of(topic)),
                9,
                OffsetCommitResponseData.class);
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
        return ask(ApiKeys.LIST_GROUPS, request, version, ListGroupsResponseData.class).groups().stream()
                .map(ListGroupsResponseData.ListedGroup::groupId)
                .toList();
    }

    @Test
    void deleteGroups_everyVersion() throws Exception {
        join("busy", 9);
        for (int v : versions(ApiKeys.DELETE_GROUPS).toArray()) {
            DeleteGroupsRequestData request =
                    new DeleteGroupsRequestData().setGroupsNames(List.of("busy", "unknown", "busy"));
            assertThat(ask(ApiKeys.DELETE_GROUPS, request, v, DeleteGroupsResponseData.class)
                            .results())
                    .extracting(result -> Errors.forCode(result.errorCode()))
                    .containsExactly(Errors.NON_EMPTY_GROUP, Errors.GROUP_ID_NOT_FOUND);
        }
    }

    @Test
    void offsetDelete_forgetsAndSaysWhatItDoesNotKnow() throws Exception {
        Uuid id = topics.create("orders", 2, Map.of()).id();
        OffsetCommitRequestTopic topic =
                new OffsetCommitRequestTopic().setName("orders").setPartitions(List.of(commitOf(0, 5)));
        ask(
                ApiKeys.OFFSET_COMMIT,
                new OffsetCommitRequestData().setGroupId("g").setTopics(List.of(topic)),
                9,
                OffsetCommitResponseData.class);
        OffsetDeleteRequestData request = new OffsetDeleteRequestData().setGroupId("g");
        OffsetDeleteRequestTopic asked = new OffsetDeleteRequestTopic().setName("orders");
        asked.partitions().add(new OffsetDeleteRequestPartition().setPartitionIndex(0));
        asked.partitions().add(new OffsetDeleteRequestPartition().setPartitionIndex(9));
        request.topics().add(asked);

        OffsetDeleteResponseData answer = ask(ApiKeys.OFFSET_DELETE, request, 0, OffsetDeleteResponseData.class);

        assertThat(answer.topics().find("orders").partitions())
                .extracting(partition -> Errors.forCode(partition.errorCode()))
                .containsExactly(Errors.NONE, Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(fetch(id, 9, false)).containsExactly(-1L, -1L);
        assertThat(ask(ApiKeys.OFFSET_DELETE, request.setGroupId("nobody"), 0, OffsetDeleteResponseData.class)
                        .errorCode())
                .isEqualTo(Errors.GROUP_ID_NOT_FOUND.code());
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
                    ask(ApiKeys.FIND_COORDINATOR, request.setKey("g"), version, FindCoordinatorResponseData.class);
            return new FindCoordinatorResponseData.Coordinator()
                    .setErrorCode(found.errorCode())
                    .setPort(found.port());
        }
        FindCoordinatorResponseData found = ask(
                ApiKeys.FIND_COORDINATOR,
                request.setCoordinatorKeys(List.of("g", "h")),
                version,
                FindCoordinatorResponseData.class);
        assertThat(found.coordinators()).hasSize(2);
        return found.coordinators().getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
