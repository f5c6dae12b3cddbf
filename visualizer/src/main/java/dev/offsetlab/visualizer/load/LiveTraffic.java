package dev.offsetlab.visualizer.load;

import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadReport.MemberReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The steady producer of topic `payments` and the members of group `billing`.
///
/// Thread `load-live` makes the topic, then hires and fires; each of those it hires has a thread of its own.
final class LiveTraffic implements AutoCloseable {
    private static final int MOST_MEMBERS = 32;
    private static final long RETRY_MS = 1_000;
    private static final long STOP_MS = 4_000;
    /// A partition keeps 64 MiB in segments of 16 MiB: hours of payments do not fill a disk.
    private static final Map<String, String> TOPIC_CONFIGS = Map.of(
            "segment.bytes", Integer.toString(16 << 20),
            "retention.bytes", Integer.toString(64 << 20));

    private final LoadTopics topics;
    private final SteadyProducer producer;
    private final MemberClients clients;
    private final Map<String, GroupMember> members = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("load-live").factory());
    private volatile LiveLoad wanted = LiveLoad.NONE;
    private volatile String problem = "";
    private boolean topicMade;

    LiveTraffic(MemberClients clients) {
        this.clients = clients;
        this.topics = new LoadTopics(clients.bootstrap());
        this.producer = new SteadyProducer(clients.bootstrap());
    }

    void use(LiveLoad load) {
        wanted = load;
        thread.execute(this::makeTrue);
    }

    private void makeTrue() {
        LiveLoad load = wanted;
        try {
            if (!topicMade && isOn(load)) {
                topics.create(LiveLoad.TOPIC, LiveLoad.PARTITIONS, TOPIC_CONFIGS);
                topicMade = true;
            }
            producer.use(load.recordsPerSecond(), load.recordBytes());
            employ(load.members());
            problem = "";
        } catch (IOException | RuntimeException failure) {
            problem = Failure.line(failure);
            var _ = thread.schedule(this::makeTrue, RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void employ(List<MemberPlan> plans) {
        Map<String, MemberPlan> byId = plans.stream()
                .limit(MOST_MEMBERS)
                .collect(Collectors.toMap(
                        MemberPlan::clientId, plan -> plan, (first, twice) -> first, LinkedHashMap::new));
        members.entrySet().removeIf(member -> {
            boolean gone = !byId.containsKey(member.getKey());
            if (gone) {
                member.getValue().leave();
            }
            return gone;
        });
        byId.forEach((id, plan) -> {
            GroupMember member = members.get(id);
            if (member == null) {
                members.put(id, new GroupMember(clients, plan));
            } else {
                member.use(plan);
            }
        });
    }

    boolean isOn() {
        return isOn(wanted);
    }

    private static boolean isOn(LiveLoad load) {
        return load.recordsPerSecond() > 0 || !load.members().isEmpty();
    }

    long producedRecords() {
        return producer.producedRecords();
    }

    synchronized List<MemberReport> members() {
        return members.values().stream().map(GroupMember::report).toList();
    }

    /// One line each.
    synchronized List<String> problems() {
        List<String> problems = new ArrayList<>(List.of(problem, producer.problem()));
        members.values().forEach(member -> problems.add(member.report().problem()));
        problems.removeIf(String::isEmpty);
        return problems;
    }

    /// Members leave the group, as far as the broker answers in time.
    @Override
    public void close() {
        thread.shutdownNow();
        producer.close();
        List<GroupMember> leaving;
        synchronized (this) {
            leaving = List.copyOf(members.values());
        }
        leaving.forEach(GroupMember::leave);
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MS);
        for (GroupMember member : leaving) {
            member.awaitEnd(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNs - System.nanoTime())));
        }
    }
}
