package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.observe.PartFailures;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Tells on every page that the student's code fails while it serves: clients only see their connections end. The same
/// failure is told again at most every ten seconds, for it may come with each request.
final class OwnCodeNotices {
    private static final long AGAIN_NS = TimeUnit.SECONDS.toNanos(10);

    private final Notices notices;
    private final Supplier<PartFailures.Last> last;
    private final LongSupplier clockNs;
    private PartFailures.Last seen;
    private String told = "";
    private long toldNs;

    OwnCodeNotices(Notices notices, Supplier<PartFailures.Last> last, LongSupplier clockNs) {
        this.notices = notices;
        this.last = last;
        this.clockNs = clockNs;
        this.seen = last.get();
    }

    void look() {
        PartFailures.Last now = last.get();
        if (now.count() == seen.count()) {
            return;
        }
        seen = now;
        long nowNs = clockNs.getAsLong();
        if (!now.reason().equals(told) || nowNs - toldNs >= AGAIN_NS) {
            told = now.reason();
            toldNs = nowNs;
            notices.problem("Your code failed while it served: " + told);
        }
    }
}
