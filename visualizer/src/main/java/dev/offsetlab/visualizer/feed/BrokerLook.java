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

    static LabSample at(RunningBroker running, BrokerView view) {
        Broker broker = running.broker();
        return new LabSample(
                System.nanoTime(),
                Instant.now(),
                view,
                Optional.of(engine(running)),
                running.load().report(),
                broker.topics().all().stream().map(BrokerLook::topic).toList(),
                broker.groups().stream().map(BrokerLook::group).toList());
    }

    private static EngineView engine(RunningBroker running) {
        Broker broker = running.broker();
        ThreadUsage threads = running.threads().total();
        return new EngineView(
                broker.settings().stringValue("data.path"),
                broker.settings().intValue("data.path.buffer.bytes"),
                broker.serverCounters(),
                broker.pathCounters(),
                new ThreadsView(
                        threads.cpuNs(),
                        threads.userNs(),
                        threads.systemNs(),
                        threads.allocatedBytes(),
                        threads.switches()),
                running.fetches().positions(),
                running.cold().view());
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
