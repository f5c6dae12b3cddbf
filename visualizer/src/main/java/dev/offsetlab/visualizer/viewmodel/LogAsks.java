package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.util.Optional;
import java.util.function.BiConsumer;

/// When the broker is asked what: the outline of a partition five times a second, and whether it is time to
/// look at the page cache once a second, four times while something is evicted or read. One question at a
/// time.
final class LogAsks {
    private static final long OUTLINE_NS = 200_000_000L;
    private static final long HEAT_NS = 1_000_000_000L;
    private static final long BUSY_HEAT_NS = 250_000_000L;

    private final LabModel lab;
    private boolean asking;
    private long outlineNs = System.nanoTime() - OUTLINE_NS;
    private long heatNs = System.nanoTime() - HEAT_NS;

    LogAsks(LabModel lab) {
        this.lab = lab;
    }

    /// Hands the outline to `answer` on the window's thread, with the partition that it was asked of.
    void outline(EmbeddedLab engine, PartitionId id, long nowNs, BiConsumer<PartitionId, LogOutline> answer) {
        if (asking || nowNs - outlineNs < OUTLINE_NS) {
            return;
        }
        asking = true;
        outlineNs = nowNs;
        var _ = engine.ask(broker ->
                        broker.topics().partition(id.topic(), id.partition()).map(PartitionLog::outline))
                .whenComplete((outline, failure) -> lab.window().execute(() -> {
                    asking = false;
                    Optional<LogOutline> found = failure == null ? outline : Optional.empty();
                    found.ifPresent(now -> answer.accept(id, now));
                }));
    }

    /// The next outline is asked for at once.
    void hurryOutline() {
        outlineNs -= OUTLINE_NS;
    }

    /// True where it is time; the next time is counted from now.
    boolean heatDue(long nowNs, boolean busy) {
        boolean due = nowNs - heatNs >= (busy ? BUSY_HEAT_NS : HEAT_NS);
        heatNs = due ? nowNs : heatNs;
        return due;
    }

    /// It is time to look at the page cache with the next sample.
    void hurryHeat() {
        heatNs -= HEAT_NS;
    }
}
