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
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// What the group handlers work on, over a real folder and without sockets.
record GroupRoom(LogDirectory logs, Topics topics, GroupCoordinator coordinator, List<ApiHandler<?>> handlers)
        implements AutoCloseable {
    private static final BrokerIdentity BROKER = new BrokerIdentity(
            "cluster",
            1,
            Map.of(SecurityProtocol.PLAINTEXT, BrokerIdentity.bound(SecurityProtocol.PLAINTEXT, "localhost", 9092)));
    /// Nothing here waits: no timeout ever rings.
    private static final Alarms NEVER = (delayMs, task) -> () -> {};

    static GroupRoom at(Path folder) throws IOException {
        Settings settings = Settings.open(
                folder, Map.of("group.initial.rebalance.delay.ms", "0", "offsets.topic.num.partitions", "3"));
        InstantSource clock = InstantSource.system();
        LogDirectory logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation());
        Topics topics = Topics.open(settings, logs, clock);
        GroupCoordinator coordinator = GroupCoordinator.open(topics, settings, NEVER, clock);
        return new GroupRoom(logs, topics, coordinator, GroupHandlers.all(coordinator, topics, BROKER, clock));
    }

    @Override
    public void close() throws IOException {
        coordinator.close();
        logs.close();
    }

    <R extends ApiMessage> R ask(ApiKeys api, ApiMessage request, int version, Class<R> type) {
        ApiHandler<?> handler = handlers.stream()
                .filter(candidate -> candidate.api() == api)
                .findFirst()
                .orElseThrow();
        return RecordedExchange.call(handler, request, version, type);
    }

    /// A new member of a group of its own, leader of it; its id.
    String join(String group, int version) throws Exception {
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

    DescribedGroup describe(String group, int version) throws Exception {
        DescribeGroupsRequestData request = new DescribeGroupsRequestData().setGroups(List.of(group));
        return ask(ApiKeys.DESCRIBE_GROUPS, request, version, DescribeGroupsResponseData.class)
                .groups()
                .getFirst();
    }

    void commit(String group, String topic, int partition, long offset) {
        OffsetCommitRequestData request = new OffsetCommitRequestData().setGroupId(group);
        request.topics()
                .add(new OffsetCommitRequestTopic().setName(topic).setPartitions(List.of(commitOf(partition, offset))));
        OffsetCommitResponseData answer = ask(ApiKeys.OFFSET_COMMIT, request, 9, OffsetCommitResponseData.class);
        assertThat(answer.topics().getFirst().partitions().getFirst().errorCode())
                .isZero();
    }

    static IntStream versions(ApiKeys api) {
        return IntStream.rangeClosed(api.oldestVersion(), api.latestVersion(false));
    }

    static SyncGroupRequestData syncRequest(String group, String id) {
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

    static OffsetCommitRequestPartition commitOf(int partition, long offset) {
        return new OffsetCommitRequestPartition()
                .setPartitionIndex(partition)
                .setCommittedOffset(offset)
                .setCommittedMetadata("note");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
