package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.load.LoadReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One look at everything, immutable. Totals run since the broker began; rates are for whoever has two samples.
///
/// @param atNs    `System.nanoTime()` of the look
/// @param engine  what only our own engine can tell; empty for a real Kafka and while no broker runs
/// @param load    what the load generator in the child JVM last said; empty where none runs
/// @param topics  by name, internal ones included
public record LabSample(
        long atNs,
        Instant at,
        BrokerView broker,
        Optional<EngineView> engine,
        Optional<LoadReport> load,
        List<TopicView> topics,
        List<GroupView> groups) {

    /// Before anything was seen.
    public static LabSample none(BrokerView broker) {
        return new LabSample(
                System.nanoTime(), Instant.now(), broker, Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
