package dev.offsetlab.visualizer.view.journey;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/// Moves a drawing on, [#FRAMES_PER_S] times a second and no oftener. Costs nothing while it is stopped.
final class Motion extends AnimationTimer {
    static final int FRAMES_PER_S = 15;
    private static final long FRAME_NS = 1_000_000_000L / FRAMES_PER_S;
    /// A window that was busy does not catch up.
    private static final long LONGEST_NS = 4 * FRAME_NS;
    /// Pulses come every 16.7 ms, a little early or late.
    private static final long EARLY_NS = 6_000_000;

    private final DoubleConsumer advance;
    private long lastNs;
    private boolean running;

    /// @param advance gets the seconds that passed
    Motion(DoubleConsumer advance) {
        this.advance = advance;
    }

    void run(boolean wanted) {
        if (wanted && !running) {
            start();
        } else if (!wanted && running) {
            stop();
        }
        running = wanted;
    }

    boolean isRunning() {
        return running;
    }

    @Override
    public void handle(long nowNs) {
        long passedNs = nowNs - lastNs;
        if (passedNs >= FRAME_NS - EARLY_NS) {
            lastNs = nowNs;
            advance.accept(Math.min(passedNs, LONGEST_NS) / 1e9);
        }
    }
}
