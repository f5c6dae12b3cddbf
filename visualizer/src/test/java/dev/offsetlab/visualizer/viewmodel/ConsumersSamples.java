package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Samples made by hand: topic `payments` with four partitions, and groups that read it.
public final class ConsumersSamples {
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private ConsumersSamples() {}

    /// A lab whose own broker was never started: enough for what may be done.
    public static LabModel withEngine() {
        EmbeddedLab engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, Path.of("unused"), Map.of(), false));
        return new LabModel(Runnable::run, Optional.of(engine), new Notices());
    }

    public static LabModel ofCluster() {
        return new LabModel(Runnable::run, Optional.empty(), new Notices());
    }

    /// @param ends log end offset of each partition of `payments`
    public static LabSample sample(double atS, List<Long> ends, GroupView... groups) {
        return sample(new BrokerView(BrokerView.State.RUNNING, "127.0.0.1:9092", ""), atS, ends, groups);
    }

    public static LabSample sample(BrokerView broker, double atS, List<Long> ends, GroupView... groups) {
        List<PartitionView> partitions = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            partitions.add(new PartitionView(i, 0, ends.get(i), 100 * ends.get(i), 1));
        }
        return new LabSample(
                (long) (atS * 1e9),
                START.plusMillis((long) (atS * 1e3)),
                broker,
                Optional.empty(),
                Optional.empty(),
                List.of(new TopicView("payments", false, partitions)),
                List.of(groups));
    }

    public static GroupView group(String id, List<Long> committed, MemberView... members) {
        Map<Partition, Long> offsets = new TreeMap<>();
        for (int i = 0; i < committed.size(); i++) {
            offsets.put(new Partition("payments", i), committed.get(i));
        }
        return new GroupView(id, members.length == 0 ? "Empty" : "Stable", 1, List.of(members), offsets);
    }

    public static MemberView member(String clientId, Integer... partitions) {
        return new MemberView(
                clientId + "-0a1b",
                clientId,
                "/127.0.0.1",
                Arrays.stream(partitions)
                        .map(number -> new Partition("payments", number))
                        .toList());
    }
}
