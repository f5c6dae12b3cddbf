package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import java.util.Locale;

/// How fast a member of the demo group reads: as fast as it can, or with a rest after each poll, so that lag
/// grows as steeply as a lecture wants it.
public enum ConsumersSpeed {
    FULL(0),
    BRISK(250),
    SLOW(500),
    CRAWL(2_000);

    private final int pauseMs;

    ConsumersSpeed(int pauseMs) {
        this.pauseMs = pauseMs;
    }

    /// The rest after each poll.
    public int pauseMs() {
        return pauseMs;
    }

    /// `full speed`, `200 a second`: what a member reads at most, of [LiveLoad#MOST_PER_POLL] records a poll.
    public String words() {
        return pauseMs == 0
                ? "full speed"
                : String.format(Locale.ROOT, "%,d a second", LiveLoad.MOST_PER_POLL * 1_000 / pauseMs);
    }

    /// The speed whose rest comes nearest.
    public static ConsumersSpeed of(int pauseMs) {
        ConsumersSpeed nearest = FULL;
        for (ConsumersSpeed speed : values()) {
            if (Math.abs(speed.pauseMs - pauseMs) < Math.abs(nearest.pauseMs - pauseMs)) {
                nearest = speed;
            }
        }
        return nearest;
    }
}
