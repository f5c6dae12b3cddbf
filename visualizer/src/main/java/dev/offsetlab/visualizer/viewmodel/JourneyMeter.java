package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Rates of every path from running totals, over the last second; and what each path did when it was last in force.
///
/// ```
///   samples   |--.--.--.--.--.--.--.--.--.--|      totals at both ends, divided by the time between
///             first                    last
/// ```
///
/// A switch of path or buffer, and totals that went back (a broker was started anew), begin a new second. Kept for
/// later is only a second with bytes at both ends of it: the one in which a load begins or ends tells of neither.
final class JourneyMeter {
    private static final long WINDOW_NS = 1_000_000_000;
    private static final long LEAST_NS = 300_000_000;

    private final Deque<Look> looks = new ArrayDeque<>();
    private final Map<String, JourneyRates> kept = new HashMap<>();

    private record Look(LabSample sample, EngineView engine, OptionalLong diskBytes) {
        long sentBytes(String path) {
            return counters(path).sentBytes();
        }

        PathCounters.Snapshot counters(String path) {
            return engine.paths().getOrDefault(path, PathCounters.Snapshot.ZERO);
        }

        long allSentBytes() {
            return engine.paths().values().stream()
                    .mapToLong(PathCounters.Snapshot::sentBytes)
                    .sum();
        }

        /// The same broker, the same path, the same buffer, and later.
        boolean continues(Look earlier) {
            boolean sameSettings =
                    engine.path().equals(earlier.engine.path()) && engine.bufferBytes() == earlier.engine.bufferBytes();
            boolean wentOn = earlier.engine.paths().keySet().stream()
                    .allMatch(path -> counters(path).systemCalls()
                            >= earlier.counters(path).systemCalls());
            return sameSettings && wentOn && sample.atNs() - earlier.sample.atNs() > 0;
        }
    }

    /// @param diskBytes what the storage was made to read so far
    void accept(LabSample sample, OptionalLong diskBytes) {
        if (sample.engine().isEmpty()) {
            looks.clear();
            return;
        }
        Look look = new Look(sample, sample.engine().get(), diskBytes);
        if (!looks.isEmpty() && !look.continues(looks.getLast())) {
            looks.clear();
        }
        looks.addLast(look);
        while (looks.size() > 2 && spanNs() > WINDOW_NS) {
            looks.removeFirst();
        }
        String path = look.engine().path();
        if (steady(path)) {
            now(path).ifPresent(rates -> kept.put(path, rates));
        }
    }

    /// Over the last second; empty where no byte of this path moved.
    Optional<JourneyRates> now(String path) {
        if (looks.size() < 2 || spanNs() < LEAST_NS) {
            return Optional.empty();
        }
        Look first = looks.getFirst();
        Look last = looks.getLast();
        PathCounters.Snapshot done = last.counters(path).minus(first.counters(path));
        if (done.sentBytes() <= 0) {
            return Optional.empty();
        }
        double seconds = spanNs() / 1e9;
        boolean alone = last.allSentBytes() - first.allSentBytes() == done.sentBytes();
        double cpuNs =
                last.engine().threads().cpuNs() - first.engine().threads().cpuNs();
        return Optional.of(new JourneyRates(
                last.sample().at(),
                done.sentBytes() / seconds,
                done.systemCalls() / seconds,
                done.userBytes() / seconds,
                alone ? OptionalDouble.of(cpuNs / 1e9 / seconds) : OptionalDouble.empty(),
                diskRate(first, last, seconds),
                last.engine().bufferBytes()));
    }

    /// The last whole second of `path` in force; empty where there was none yet.
    Optional<JourneyRates> kept(String path) {
        return Optional.ofNullable(kept.get(path));
    }

    private long spanNs() {
        return looks.getLast().sample().atNs() - looks.getFirst().sample().atNs();
    }

    private boolean steady(String path) {
        if (looks.size() < 3 || spanNs() < LEAST_NS) {
            return false;
        }
        Look[] all = looks.toArray(Look[]::new);
        boolean begins = all[1].sentBytes(path) > all[0].sentBytes(path);
        boolean goesOn = all[all.length - 1].sentBytes(path) > all[all.length - 2].sentBytes(path);
        return begins && goesOn;
    }

    private static OptionalDouble diskRate(Look first, Look last, double seconds) {
        return first.diskBytes().isPresent() && last.diskBytes().isPresent()
                ? OptionalDouble.of(
                        (last.diskBytes().getAsLong() - first.diskBytes().getAsLong()) / seconds)
                : OptionalDouble.empty();
    }
}
