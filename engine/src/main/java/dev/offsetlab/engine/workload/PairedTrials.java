package dev.offsetlab.engine.workload;

import java.util.ArrayList;
import java.util.List;

/// Measures variants round by round, so that whatever the machine does in a round, it does to all of them.
///
/// The order turns from round to round: no variant always comes first, none always follows the same one's leftovers.
///
/// ```
///   round 0 (warm-up, thrown away)   heap  direct  sendfile
///   round 1                          direct  sendfile  heap
///   round 2                          sendfile  direct  heap      every second round runs backwards
/// ```
public final class PairedTrials {
    private PairedTrials() {}

    /// Measures one variant once. Round 0 is the warm-up.
    @FunctionalInterface
    public interface Measurement<V, T> {
        T measure(V variant, int round) throws Exception;
    }

    /// Returns the results in the order in which they were measured, those of the warm-up left out.
    public static <V, T> List<T> run(List<V> variants, int rounds, Measurement<V, T> measurement) throws Exception {
        if (variants.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException(
                    "trials need a variant and a round: variants=" + variants + " rounds=" + rounds);
        }
        List<T> results = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            for (V variant : order(variants, round)) {
                T result = measurement.measure(variant, round);
                if (round > 0) {
                    results.add(result);
                }
            }
        }
        return results;
    }

    static <V> List<V> order(List<V> variants, int round) {
        boolean backwards = round > 0 && round % 2 == 0;
        // Backwards, the last of the turned list comes first: one further, so that each round starts with the next one.
        int turn = (backwards ? round + 1 : round) % variants.size();
        List<V> order = new ArrayList<>(variants.subList(turn, variants.size()));
        order.addAll(variants.subList(0, turn));
        return backwards ? order.reversed() : order;
    }
}
