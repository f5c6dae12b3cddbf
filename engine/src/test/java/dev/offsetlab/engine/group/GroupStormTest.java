package dev.offsetlab.engine.group;

import static dev.offsetlab.engine.group.GroupBench.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Members that join, sync, beat, fall silent, leave and come back in any order, while time passes, the disk fails now
/// and then, and the broker restarts. After each step the group must be whole.
class GroupStormTest {
    private static final int STEPS = 1500;

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(1, 25), LongStream.of(System.nanoTime()));
    }

    /// A client, as far as it knows.
    private static final class Client {
        private final @Nullable String instanceId;
        private final String[] protocols;
        private String memberId = "";
        private int generation = -1;
        private boolean leads;
        private List<String> others = List.of();
        private @Nullable Reply<JoinGroupResponseData> join;
        private @Nullable Reply<SyncGroupResponseData> sync;

        private Client(@Nullable String instanceId, String... protocols) {
            this.instanceId = instanceId;
            this.protocols = protocols;
        }
    }

    private final GroupBench bench = new GroupBench();
    private final List<Client> clients = new ArrayList<>();
    private final List<Reply<?>> owed = new ArrayList<>();
    private int lastGeneration;
    private Map<Integer, String> protocolOf = new HashMap<>();

    @ParameterizedTest
    @MethodSource("seeds")
    void storm_anyOrder_groupStaysWhole(long seed) {
        Random random = new Random(seed);
        if (random.nextBoolean()) {
            bench.limits = new GroupLimits(6000, 1_800_000, 4, 500, 4096, 1_000_000);
        }
        for (int i = 0; i < 6; i++) {
            clients.add(
                    i < 2
                            ? new Client("till-" + i, "range", "sticky")
                            : new Client(null, i % 2 == 0 ? "range" : "sticky", i % 2 == 0 ? "sticky" : "range"));
        }
        for (int step = 0; step < STEPS; step++) {
            String what = step(random);
            String where = "seed=" + seed + " step=" + step + " " + what;
            check(where);
            if (step % 50 == 0) {
                checkStored(where);
            }
        }
        bench.journal.broken = false;
        bench.coordinator.close();
        assertThat(owed).as("replies at the end, seed=%d", seed).allMatch(reply -> reply.count() == 1);
        assertThat(bench.time.waiting()).as("alarms at the end, seed=%d", seed).isZero();
    }

    private String step(Random random) {
        Client client = clients.get(random.nextInt(clients.size()));
        hear(client);
        int dice = random.nextInt(100);
        bench.journal.broken = random.nextInt(50) == 0;
        if (dice < 35) {
            join(client);
            return "join";
        } else if (dice < 60) {
            sync(client);
            return "sync";
        } else if (dice < 75) {
            return "heartbeat " + bench.heartbeat(client.memberId, client.generation);
        } else if (dice < 80) {
            bench.commit(client.memberId, client.generation, "orders", random.nextInt(1000));
            return "commit";
        } else if (dice < 85) {
            bench.leave(client.memberId, client.instanceId);
            client.memberId = "";
            return "leave";
        } else if (dice < 88) {
            client.memberId = "";
            return "lost its memory";
        } else if (dice < 99) {
            bench.time.advance(random.nextInt(8000));
            return "time";
        }
        bench.journal.broken = false;
        bench.restart();
        clients.forEach(this::hear);
        lastGeneration =
                bench.coordinator.snapshot().isEmpty() ? 0 : bench.group().generation();
        protocolOf = new HashMap<>();
        return "restart";
    }

    private void join(Client client) {
        Reply<JoinGroupResponseData> reply = bench.send(
                GroupBench.joinRequest(client.memberId, client.protocols).setGroupInstanceId(client.instanceId), 9);
        client.join = reply;
        owed.add(reply);
        hear(client);
    }

    private void sync(Client client) {
        Map<String, String> plan = new HashMap<>();
        if (client.leads) {
            client.others.forEach(member -> plan.put(member, "part of " + member));
        }
        Reply<SyncGroupResponseData> reply = bench.sync(client.memberId, client.generation, plan);
        client.sync = reply;
        owed.add(reply);
    }

    /// Takes in what was answered meanwhile, and holds it against what others of that generation were told.
    private void hear(Client client) {
        if (client.join != null && client.join.isThere()) {
            JoinGroupResponseData joined = client.join.get();
            client.join = null;
            if (joined.errorCode() == Errors.MEMBER_ID_REQUIRED.code()) {
                client.memberId = joined.memberId();
            } else if (joined.errorCode() == Errors.NONE.code()) {
                client.memberId = joined.memberId();
                client.generation = joined.generationId();
                client.leads = joined.leader().equals(joined.memberId());
                client.others = joined.members().stream()
                        .map(JoinGroupResponseData.JoinGroupResponseMember::memberId)
                        .toList();
                String known = protocolOf.putIfAbsent(joined.generationId(), joined.protocolName());
                assertThat(joined.protocolName())
                        .as("the protocol of generation %d", joined.generationId())
                        .isEqualTo(known == null ? joined.protocolName() : known);
            } else if (joined.errorCode() == Errors.UNKNOWN_MEMBER_ID.code()) {
                client.memberId = "";
            }
        }
        if (client.sync != null && client.sync.isThere()) {
            client.sync = null;
        }
    }

    private void check(String where) {
        assertThat(owed).as(where).allMatch(reply -> reply.count() <= 1);
        owed.removeIf(reply -> reply.count() == 1);
        for (GroupSnapshot group : bench.coordinator.snapshot()) {
            Set<String> ids = new HashSet<>();
            group.members().forEach(member -> ids.add(member.id()));
            assertThat(ids).as(where).hasSameSizeAs(group.members());
            assertThat(group.id()).isEqualTo(GROUP);
            assertThat(group.generation()).as(where).isGreaterThanOrEqualTo(lastGeneration);
            lastGeneration = group.generation();
            if (group.leaderId() != null) {
                assertThat(ids).as(where).contains(group.leaderId());
            }
            boolean settled = group.state() == GroupState.STABLE || group.state() == GroupState.COMPLETING_REBALANCE;
            if (settled) {
                assertThat(group.members()).as(where).isNotEmpty();
                assertThat(group.protocol()).as(where).isIn("range", "sticky");
                assertThat(group.leaderId()).as(where).isNotNull();
            }
            if (group.state() == GroupState.EMPTY) {
                assertThat(group.members()).as(where).isEmpty();
            }
            List<String> instances = group.members().stream()
                    .map(GroupSnapshot.MemberSnapshot::instanceId)
                    .filter(instance -> instance != null)
                    .toList();
            assertThat(instances).as(where).doesNotHaveDuplicates();
        }
    }

    /// What a restart would bring back is the stable generation that is in force.
    private void checkStored(String where) {
        for (GroupSnapshot group : bench.coordinator.snapshot()) {
            if (group.state() == GroupState.STABLE) {
                GroupMetadata stored = bench.stored();
                assertThat(stored.generation()).as(where).isEqualTo(group.generation());
                assertThat(stored.members())
                        .as(where)
                        .extracting(GroupMetadata.StoredMember::id)
                        .containsExactlyInAnyOrderElementsOf(group.members().stream()
                                .map(GroupSnapshot.MemberSnapshot::id)
                                .toList());
            }
        }
    }
}
