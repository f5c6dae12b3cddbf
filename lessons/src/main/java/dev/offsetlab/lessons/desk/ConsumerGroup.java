package dev.offsetlab.lessons.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// A consumer group of Kafka's own clients, one member at a time.
///
/// ```java
/// var billing = lab.group("billing", "clicks");
/// billing.add();              // a member joins and reads
/// billing.add();              // the partitions are shared
/// billing.remove();           // one leaves: it commits and says goodbye
/// billing.state().lag()
/// ```
///
/// Any thread may call it; it ends with the lab. Its committed offsets stay. As long as it is open,
/// `lab.group` with the same names gives the same group with its members.
public final class ConsumerGroup implements AutoCloseable {
    private static final long WITHIN_MS = 60_000;
    private static final long PAUSE_MS = 50;
    private static final int MOST_MEMBERS = 16;

    private final DeskThreads threads;
    private final String bootstrap;
    private final String group;
    private final String topic;
    private final Deque<GroupMember> members = new ArrayDeque<>();
    private final Admin admin;
    private int born;
    private volatile boolean open = true;

    ConsumerGroup(DeskThreads threads, String bootstrap, String group, String topic) {
        this.threads = threads;
        this.bootstrap = bootstrap;
        this.group = group;
        this.topic = topic;
        this.admin = threads.ask(_ -> Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "lab-admin",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                15_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                60_000)));
    }

    /// A member joins; returns when the group is stable again. `billing.add()`
    public GroupState add() {
        return threads.ask(job -> {
            synchronized (members) {
                TopicWork.check("members", members.size() + 1, 1, MOST_MEMBERS);
                members.addLast(GroupMember.start(threads, bootstrap, group, topic, group + "-" + ++born));
            }
            return whenStable(job);
        });
    }

    /// The youngest member commits and leaves; returns when the group is stable again. `billing.remove()`
    ///
    /// Fails where there is none.
    public GroupState remove() {
        return threads.ask(job -> {
            synchronized (members) {
                if (members.isEmpty()) {
                    throw new DeskException("group " + group + " has no member here: billing.add() first");
                }
                members.removeLast().leave();
            }
            return whenStable(job);
        });
    }

    /// Members, committed offsets and lag as they stand now. `billing.state()`
    public GroupState state() {
        return threads.ask(_ -> now());
    }

    /// Waits until everything is read and committed; at most `seconds`. `billing.caughtUp(10).lag()`
    public GroupState caughtUp(int seconds) {
        TopicWork.check("seconds", seconds, 1, 600);
        return threads.ask(job -> {
            long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            GroupState state = now();
            while (state.lag() > 0 && System.nanoTime() < deadlineNs) {
                pause(job);
                state = now();
            }
            return state;
        });
    }

    private GroupState whenStable(Job job) throws Exception {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WITHIN_MS);
        GroupState state = now();
        while (!settled(state) && System.nanoTime() < deadlineNs) {
            pause(job);
            state = now();
        }
        return state;
    }

    private boolean settled(GroupState state) {
        synchronized (members) {
            return state.members().size() == members.size()
                    && (members.isEmpty()
                            || (state.state().equals("Stable")
                                    && state.lines().stream()
                                            .noneMatch(line -> line.member().isEmpty())));
        }
    }

    private static void pause(Job job) throws InterruptedException {
        job.check();
        Thread.sleep(PAUSE_MS);
    }

    private GroupState now() throws Exception {
        TopicDescription described = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .values()
                .iterator()
                .next();
        Optional<ConsumerGroupDescription> description = describe();
        var offsets = description.isEmpty()
                ? Map.<TopicPartition, OffsetAndMetadata>of()
                : admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        described
                .partitions()
                .forEach(one -> asked.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest()));
        var ends = admin.listOffsets(asked).all().get();
        List<GroupState.Line> lines = new ArrayList<>();
        for (var one : described.partitions()) {
            TopicPartition partition = new TopicPartition(topic, one.partition());
            var committed = offsets.get(partition);
            lines.add(new GroupState.Line(
                    one.partition(),
                    description.map(known -> owner(known, partition)).orElse(""),
                    committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset()),
                    endOf(ends, partition)));
        }
        return new GroupState(
                group,
                topic,
                description.map(known -> known.groupState().toString()).orElse("not known yet"),
                description.map(ConsumerGroupDescription::members).orElse(List.of()).stream()
                        .map(MemberDescription::clientId)
                        .sorted()
                        .toList(),
                lines);
    }

    /// Empty before its first member joins.
    private Optional<ConsumerGroupDescription> describe() throws Exception {
        try {
            return admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .findFirst();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static long endOf(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        return end == null ? 0 : end.offset();
    }

    private static String owner(ConsumerGroupDescription description, TopicPartition partition) {
        return description.members().stream()
                .filter(member -> member.assignment().topicPartitions().contains(partition))
                .map(MemberDescription::clientId)
                .findFirst()
                .orElse("");
    }

    /// Whether this is the group of that name on that topic.
    boolean reads(String name, String wanted) {
        return group.equals(name) && topic.equals(wanted);
    }

    boolean isOpen() {
        return open;
    }

    /// All members commit and leave; returns when they are gone. Later calls do nothing.
    @Override
    public void close() {
        open = false;
        threads.ask(_ -> {
            List<GroupMember> going;
            synchronized (members) {
                going = List.copyOf(members);
                members.clear();
            }
            going.forEach(GroupMember::leave);
            for (GroupMember member : going) {
                member.awaitGone();
            }
            admin.close(Duration.ofSeconds(1));
            return group;
        });
    }

    @Override
    public String toString() {
        return state().toString();
    }
}
