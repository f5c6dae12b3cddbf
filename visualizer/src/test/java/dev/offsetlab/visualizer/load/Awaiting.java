package dev.offsetlab.visualizer.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for a condition, with a bound, and says what was seen last where it does not come.
public final class Awaiting {
    private static final long WITHIN_S = 60;
    private static final long PAUSE_NS = 20_000_000;

    private Awaiting() {}

    public static void await(String what, Supplier<?> seen, BooleanSupplier condition) {
        await(what, WITHIN_S, seen, condition);
    }

    /// Returns the one that is so: asked for once more, it may be another.
    public static <T> T awaitSuch(String what, Supplier<T> now, Predicate<T> wanted) {
        List<T> seen = new ArrayList<>(List.of(now.get()));
        await(what, seen::getFirst, () -> {
            seen.set(0, now.get());
            return wanted.test(seen.getFirst());
        });
        return seen.getFirst();
    }

    /// For what takes longer than a minute on a busy machine.
    public static void await(String what, long withinS, Supplier<?> seen, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadlineNs)
                    .as("%s within %s s, seen last: %s", what, withinS, seen.get())
                    .isNegative();
            LockSupport.parkNanos(PAUSE_NS);
        }
    }
}
