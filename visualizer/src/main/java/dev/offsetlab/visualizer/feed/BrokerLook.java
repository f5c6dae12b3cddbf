package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.group.GroupSnapshot;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.os.ThreadUsage;
import dev.offsetlab.visualizer.feed.EngineView.ThreadsView;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import dev.offsetlab.visualizer.load.LoadReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One look at a broker of ours in this JVM.
final class BrokerLook {
    private static final Comparator<Partition> PARTITIONS =
            Comparator.comparing(Partition::topic).thenComparingInt(Partition::partition);

    private BrokerLook() {}

    static LabSample at(Broker broker, BrokerView view, Optional<LoadReport> load) {
        return new LabSample(
                System.nanoTime(),
                Instant.now(),
                view,
                Optional.of(engine(broker)),
                load,
                broker.topics().all().stream().map(BrokerLook::topic).toList(),
                broker.groups().stream().map(BrokerLook::group).toList());
    }

    private static EngineView engine(Broker broker) {
        return new EngineView(
                broker.settings().stringValue("data.path"),
                broker.settings().intValue("data.path.buffer.bytes"),
                broker.serverCounters(),
                broker.pathCounters(),
                threads());
    }

    /// All of the broker's threads, by their names.
    private static ThreadsView threads() {
        long cpuNs = 0;
        long userNs = 0;
        long systemNs = 0;
        long allocatedBytes = 0;
        for (ThreadUsage usage : ThreadUsage.byName().values()) {
            if (usage.name().startsWith("broker-")) {
                cpuNs += usage.cpuNs();
                userNs += usage.userNs();
                systemNs += usage.systemNs();
                allocatedBytes += usage.allocatedBytes();
            }
        }
        return new ThreadsView(cpuNs, userNs, systemNs, allocatedBytes, 0);
    }

    private static TopicView topic(Topic topic) {
        return new TopicView(
                topic.name(),
                topic.internal(),
                topic.partitions().stream().map(BrokerLook::partition).toList());
    }

    private static PartitionView partition(PartitionLog log) {
        return new PartitionView(
                log.id().partition(), log.logStartOffset(), log.logEndOffset(), log.sizeBytes(), log.segmentCount());
    }

    private static GroupView group(GroupSnapshot group) {
        List<MemberView> members = group.members().stream()
                .map(member -> new MemberView(
                        member.id(),
                        member.clientId(),
                        member.host(),
                        member.assignment().stream().map(BrokerLook::partition).toList()))
                .toList();
        Map<Partition, Long> committed = new TreeMap<>(PARTITIONS);
        group.offsets().forEach((id, offset) -> committed.put(partition(id), offset.offset()));
        return new GroupView(group.id(), group.state().label(), group.generation(), members, committed);
    }

    private static Partition partition(PartitionId id) {
        return new Partition(id.topic(), id.partition());
    }
}
