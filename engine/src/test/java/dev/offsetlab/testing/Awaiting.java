package dev.offsetlab.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another thread, or the kernel, is about to do.
public final class Awaiting {
    /// As long as a busy machine may stand still, and longer: only what never happens costs so much.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Awaiting() {}

    /// @param what for the message, where it does not happen
    public static void until(String what, BooleanSupplier condition) {
        long startNs = System.nanoTime();
        boolean last = false;
        while (!condition.getAsBoolean()) {
            if (last) {
                throw new AssertionError("did not happen in " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
            last = System.nanoTime() - startNs > PATIENCE.toNanos(); // and one more look, however late it is
        }
    }
}
