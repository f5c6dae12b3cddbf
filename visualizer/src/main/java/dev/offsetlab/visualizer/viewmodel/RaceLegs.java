package dev.offsetlab.visualizer.viewmodel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The race in legs: a *leg* is a time under one path and unchanged conditions. What was measured in one leg
/// is never added to another.
///
/// ```
///   heap, 4 consumers | splice, 4 consumers | splice, 8 consumers
///   ended             | ended: the one before | now
/// ```
final class RaceLegs {
    /// A leg of less time has no result: the clocks behind it tick in 4 to 10 ms.
    static final double LEAST_SECONDS = 1;

    private static final int MOST = 64;

    private final List<Leg> ended = new ArrayList<>();
    private Leg now = new Leg("", Optional.empty(), Rates.NONE);

    /// @param path       empty where more than one was at work
    /// @param conditions empty before the first leg
    record Leg(String path, Optional<RaceConditions> conditions, Rates rates) {
        boolean hasResult() {
            return !path.isEmpty() && rates.lasts(LEAST_SECONDS) && rates.sentBytes() >= Rates.LEAST_BYTES;
        }

        boolean isOf(String otherPath, Optional<RaceConditions> otherConditions) {
            return path.equals(otherPath) && conditions.equals(otherConditions);
        }
    }

    Leg now() {
        return now;
    }

    /// Whether `path` under `conditions` goes on with the leg of now.
    boolean continuesWith(String path, RaceConditions conditions) {
        return now.isOf(path, Optional.of(conditions));
    }

    void begin(String path, RaceConditions conditions) {
        if (now.hasResult()) {
            ended.removeIf(leg -> leg.isOf(now.path(), now.conditions()));
            ended.add(now);
            if (ended.size() > MOST) {
                ended.removeFirst();
            }
        }
        now = new Leg(path, Optional.of(conditions), Rates.NONE);
    }

    void add(Rates span) {
        now = new Leg(now.path(), now.conditions(), now.rates().plus(span));
    }

    /// The newest ended leg with a result to compare the one of now with: of another path under the same
    /// conditions, or under conditions that were changed. A time in which only the load generator did
    /// something else, such as filling the log, is nobody's.
    Optional<Leg> before() {
        return ended.reversed().stream().filter(this::comparesWithNow).findFirst();
    }

    private boolean comparesWithNow(Leg leg) {
        if (leg.conditions().equals(now.conditions())) {
            return !leg.path().equals(now.path());
        }
        return leg.conditions()
                .flatMap(then ->
                        now.conditions().map(mine -> !mine.differencesFrom(then).isEmpty()))
                .orElse(false);
    }

    /// By path: the newest result under the conditions of now.
    Map<String, Rates> comparable() {
        Map<String, Rates> results = new LinkedHashMap<>();
        for (Leg leg : ended) {
            if (leg.conditions().equals(now.conditions())) {
                results.put(leg.path(), leg.rates());
            }
        }
        if (now.hasResult()) {
            results.put(now.path(), now.rates());
        }
        return results;
    }
}
