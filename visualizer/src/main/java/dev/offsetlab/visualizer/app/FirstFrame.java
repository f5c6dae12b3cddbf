package dev.offsetlab.visualizer.app;

import java.lang.management.ManagementFactory;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells once, in the log at level debug, how long after the JVM's start the window's first frame was drawn.
final class FirstFrame extends AnimationTimer {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFrame.class);

    private final Runnable onFrame;
    private int pulses;

    /// @param onFrame called once, on the window's thread, when the first frame has been drawn
    FirstFrame(Runnable onFrame) {
        this.onFrame = onFrame;
    }

    /// The first pulse lays out and hands over, the second one comes when that was drawn.
    @Override
    public void handle(long nowNs) {
        pulses++;
        if (pulses == 2) {
            stop();
            long sinceStartMs = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            LOG.debug("first frame: ms={}", sinceStartMs);
            onFrame.run();
        }
    }
}
