package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.PartitionId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// A coordinator on the bench: a clock wound by hand, a journal in memory, and short ways to say what members do.
final class GroupBench {
    static final String GROUP = "billing";
    static final int SESSION_MS = 10_000;
    static final int REBALANCE_MS = 60_000;
    static final GroupLimits LIMITS = new GroupLimits(6000, 1_800_000, 1000, 0, 4096, 7 * 86_400_000L);

    final ManualAlarms time = new ManualAlarms();
    final MemoryJournal journal = new MemoryJournal();
    GroupLimits limits = LIMITS;
    GroupMemory memory = new GroupMemory(16 << 20);
    GroupCoordinator coordinator = fresh();

    GroupCoordinator fresh() {
        return new GroupCoordinator(new Group.Environment(time, time, () -> limits, journal, memory), 600_000);
    }

    /// The broker stops and starts again from what was written.
    void restart() {
        coordinator.close();
        memory = new GroupMemory(16 << 20);
        coordinator = fresh();
        coordinator.restore(journal.replay());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A join as a client sends it; change it before it is sent with [#send].
    static JoinGroupRequestData joinRequest(String memberId, String... protocols) {
        JoinGroupRequestData request = new JoinGroupRequestData()
                .setGroupId(GROUP)
                .setMemberId(memberId)
                .setProtocolType("consumer")
                .setSessionTimeoutMs(SESSION_MS)
                .setRebalanceTimeoutMs(REBALANCE_MS);
        List<String> offered = protocols.length == 0 ? List.of("range") : Arrays.asList(protocols);
        offered.forEach(name -> request.protocols()
                .add(new JoinGroupRequestProtocol().setName(name).setMetadata(bytes("meta"))));
        return request;
    }

    Reply<JoinGroupResponseData> send(JoinGroupRequestData request, int version) {
        Reply<JoinGroupResponseData> reply = new Reply<>();
        coordinator.join(new JoinCall(request, (short) version, "client", "/127.0.0.1", reply));
        return reply;
    }

    Reply<JoinGroupResponseData> join(String memberId, String... protocols) {
        return send(joinRequest(memberId, protocols), 9);
    }

    Reply<JoinGroupResponseData> joinStatic(String memberId, String instanceId, int version) {
        return send(joinRequest(memberId).setGroupInstanceId(instanceId), version);
    }

    /// The two steps of a new dynamic member; its id, and the reply that may still be to come.
    record Joining(String memberId, Reply<JoinGroupResponseData> reply) {}

    Joining joinNew(String... protocols) {
        JoinGroupResponseData asked = join("", protocols).get();
        assertThat(Errors.forCode(asked.errorCode())).isEqualTo(Errors.MEMBER_ID_REQUIRED);
        return new Joining(asked.memberId(), join(asked.memberId(), protocols));
    }

    Reply<SyncGroupResponseData> sync(String memberId, int generation, Map<String, String> plan) {
        SyncGroupRequestData request = new SyncGroupRequestData()
                .setGroupId(GROUP)
                .setMemberId(memberId)
                .setGenerationId(generation);
        plan.forEach((member, part) -> request.assignments()
                .add(new SyncGroupRequestAssignment().setMemberId(member).setAssignment(bytes(part))));
        return sync(request);
    }

    Reply<SyncGroupResponseData> sync(SyncGroupRequestData request) {
        Reply<SyncGroupResponseData> reply = new Reply<>();
        coordinator.sync(request, reply);
        return reply;
    }

    Errors heartbeat(String memberId, int generation) {
        return coordinator.heartbeat(new HeartbeatRequestData()
                .setGroupId(GROUP)
                .setMemberId(memberId)
                .setGenerationId(generation));
    }

    Errors leave(String memberId, @Nullable String instanceId) {
        short code = coordinator
                .leave(GROUP, List.of(new MemberIdentity().setMemberId(memberId).setGroupInstanceId(instanceId)))
                .getFirst()
                .errorCode();
        return Errors.forCode(code);
    }

    Errors commit(String memberId, int generation, String topic, long offset) {
        PartitionId partition = new PartitionId(topic, 0);
        return coordinator
                .commit(new CommitCall(GROUP, memberId, null, generation, Map.of(partition, offset(offset))))
                .getOrDefault(partition, Errors.UNKNOWN_SERVER_ERROR);
    }

    CommittedOffset offset(long offset) {
        return new CommittedOffset(offset, 0, "note", time.millis(), OptionalLong.empty());
    }

    GroupSnapshot group() {
        return coordinator.snapshot().stream()
                .filter(group -> group.id().equals(GROUP))
                .findFirst()
                .orElseThrow();
    }

    /// The group as a restart would find it.
    GroupMetadata stored() {
        return Objects.requireNonNull(
                Objects.requireNonNull(journal.replay().get(GROUP)).metadata());
    }

    GroupState state() {
        return group().state();
    }

    /// A stable group of one dynamic member; its id.
    String stableWithOne() {
        Joining one = joinNew();
        int generation = one.reply().get().generationId();
        assertThat(sync(one.memberId(), generation, Map.of(one.memberId(), "all"))
                        .get()
                        .errorCode())
                .isZero();
        return one.memberId();
    }

    /// A stable group of two; the leader first.
    List<String> stableWithTwo() {
        String leader = stableWithOne();
        Joining two = joinNew();
        Reply<JoinGroupResponseData> again = join(leader);
        int generation = again.get().generationId();
        assertThat(two.reply().get().generationId()).isEqualTo(generation);
        Reply<SyncGroupResponseData> follower = sync(two.memberId(), generation, Map.of());
        sync(leader, generation, Map.of(leader, "left", two.memberId(), "right"))
                .get();
        assertThat(follower.get().assignment()).isEqualTo(bytes("right"));
        return List.of(leader, two.memberId());
    }

    static Errors error(Reply<JoinGroupResponseData> reply) {
        return Errors.forCode(reply.get().errorCode());
    }

    static Errors syncError(Reply<SyncGroupResponseData> reply) {
        return Errors.forCode(reply.get().errorCode());
    }
}
