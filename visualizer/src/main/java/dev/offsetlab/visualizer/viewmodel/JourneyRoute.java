package dev.offsetlab.visualizer.viewmodel;

import java.util.List;

/// How bytes go by one data path, as the engine's source does it.
///
/// @param path      name of the path
/// @param cpuCopies how often the CPU copies each byte inside the broker: `4`, `0 or 2`
/// @param answer    the same as a sentence
/// @param account   how the counter "through user space" and the copies belong together
public record JourneyRoute(
        String path,
        String cpuCopies,
        String answer,
        String account,
        List<JourneyStage> stages,
        List<JourneyHop> hops,
        List<JourneyCall> calls) {
    public static final int ROWS = 5;

    public JourneyRoute {
        stages = List.copyOf(stages);
        hops = List.copyOf(hops);
        calls = List.copyOf(calls);
    }

    /// @throws IllegalArgumentException where the route has no such stage
    public JourneyStage stage(String id) {
        return stages.stream()
                .filter(stage -> stage.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such stage: path=" + path + " stage=" + id));
    }

    /// Hops on which the CPU copies.
    public long cpuHops() {
        return hops.stream().filter(hop -> hop.mover() == JourneyHop.Mover.CPU).count();
    }
}
